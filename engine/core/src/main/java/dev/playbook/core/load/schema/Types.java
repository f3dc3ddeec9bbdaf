package dev.playbook.core.load.schema;

import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** JSON's kinds of values in words that people use. */
final class Types {
  private Types() {}

  /** Returns the kinds that a schema names; a template in their place is not counted. */
  static Stream<String> of(JsonNode schema) {
    JsonNode type = schema.path("type");
    Stream<String> all =
        type.isArray()
            ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString)
            : Stream.of(type.asString(""));
    boolean templated = schema.path("x-templated").asBoolean(false);
    return all.filter(word -> !word.isEmpty() && !(templated && word.equals("string")));
  }

  static String words(JsonNode schema) {
    List<String> words = of(schema).map(Types::word).distinct().toList();
    String last = words.getLast();
    return words.size() == 1
        ? last
        : words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", "))
            + " or "
            + last;
  }

  static String word(YamlTree value) {
    return switch (value) {
      case YamlTree.Mapping _ -> "a block of keys";
      case YamlTree.Sequence _ -> "a list";
      case YamlTree.Scalar scalar ->
          switch (scalar.value().orElse(null)) {
            case null -> "empty";
            case String _ -> "text";
            case Boolean _ -> "`" + scalar.text() + "`";
            default -> "a number";
          };
    };
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a block of keys";
      default -> "nothing";
    };
  }
}
