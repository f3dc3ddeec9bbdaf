package dev.playbook.core.load.schema;

import dev.playbook.core.json.PlainNodes;
import dev.playbook.core.source.YamlTree;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A tree as the JSON nodes that the schema library reads. */
final class JsonView {
  private static final PlainNodes NODES = PlainNodes.INSTANCE;

  private JsonView() {}

  static JsonNode of(YamlTree tree) {
    return switch (tree) {
      case YamlTree.Scalar scalar -> scalar(scalar);
      case YamlTree.Sequence sequence -> {
        ArrayNode array = NODES.arrayNode(sequence.items().size());
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case YamlTree.Mapping mapping -> {
        ObjectNode object = NODES.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
        yield object;
      }
    };
  }

  private static JsonNode scalar(YamlTree.Scalar scalar) {
    return switch (scalar.value().orElse(null)) {
      case null -> NODES.nullNode();
      case String text -> NODES.stringNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Long number -> NODES.numberNode(number.longValue());
      case Double number -> new Decimal(number);
      case BigInteger number -> NODES.numberNode(number);
      case Object other -> throw new IllegalStateException("no scalar: " + other.getClass());
    };
  }
}
