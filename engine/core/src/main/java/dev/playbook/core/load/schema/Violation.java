package dev.playbook.core.load.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.playbook.core.source.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One complaint of the schema library, with what it is about.
 *
 * @param keyword the keyword that is not fulfilled
 * @param property the key it names, {@code ""} for none
 * @param schema the schema that the keyword belongs to
 * @param path keys and indexes that lead to the value
 * @param evaluation keywords and indexes that lead to the keyword, through references
 * @param value the value
 * @param holder what the schema calls the value, if it does
 * @param needed whether the value cannot be left out
 * @param grammar the whole schema
 */
record Violation(
    String keyword,
    String property,
    JsonNode schema,
    List<Object> path,
    List<Object> evaluation,
    YamlTree value,
    Optional<String> holder,
    boolean needed,
    JsonNode grammar) {
  private static final Set<String> ENTERING = Set.of("properties", "items", "additionalProperties");

  static Violation of(Error error, YamlTree root, JsonNode text) {
    List<Object> location = elements(error.getSchemaLocation().getFragment());
    List<Object> path = elements(error.getInstanceLocation());
    YamlTree value = root;
    for (Object step : path) {
      value = child(value, step);
    }
    return new Violation(
        error.getKeyword(),
        propertyOf(error),
        schema(text, location.subList(0, location.size() - 1)),
        path,
        elements(error.getEvaluationPath()),
        value,
        holder(text, location.subList(0, location.size() - 1)),
        needed(text, location),
        text);
  }

  Violation with(String otherKeyword, JsonNode otherSchema) {
    return new Violation(
        otherKeyword, property, otherSchema, path, evaluation, value, holder, needed, grammar);
  }

  /** Returns the last key on the way, {@code ""} for the whole file. */
  String key() {
    return path.reversed().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElse("");
  }

  /** Returns how to call the value: by its key, or as an item of its key's list. */
  String name() {
    boolean item = !path.isEmpty() && path.getLast() instanceof Integer;
    return item ? "an item of `" + key() + "`" : "`" + key() + "`";
  }

  /** Returns how to call the block that a key is missing in or unknown to. */
  String block() {
    return holder.orElse(key().isEmpty() ? "the file" : "`" + key() + "`");
  }

  /** Returns whether another value would have been compared with another schema. */
  boolean isConditional() {
    int entered = -1;
    for (String keyword : ENTERING) {
      entered = Math.max(entered, evaluation.lastIndexOf(keyword));
    }
    List<Object> own = evaluation.subList(entered + 1, evaluation.size());
    return own.contains("then") || own.contains("else");
  }

  /** Returns the value of the keyword. */
  JsonNode limit() {
    return schema.path(keyword);
  }

  /** Returns what the value is written as, for messages; a block or list has no such text. */
  Optional<String> written() {
    return value instanceof YamlTree.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static String propertyOf(Error error) {
    @Nullable String property = error.getProperty();
    return property == null ? "" : property;
  }

  private static JsonNode schema(JsonNode text, List<Object> location) {
    JsonNode node = text;
    for (Object step : location) {
      boolean index = node.isArray();
      node = index ? node.path(Integer.parseInt(step.toString())) : node.path(step.toString());
    }
    return node;
  }

  /** The schema of a key lies two steps below that of its block, which names the keys it needs. */
  private static boolean needed(JsonNode text, List<Object> location) {
    int key = location.size() - 2;
    return key > 1
        && location.get(key - 1).equals("properties")
        && schema(text, location.subList(0, key - 1))
            .path("required")
            .valueStream()
            .anyMatch(name -> name.asString().equals(location.get(key)));
  }

  /** The name that stands in the schema of the value, or in one that it is a part of. */
  private static Optional<String> holder(JsonNode text, List<Object> location) {
    for (int length = location.size(); length >= 0; length--) {
      JsonNode schema = schema(text, location.subList(0, length));
      if (schema.has("x-block")) {
        return Optional.of(schema.path("x-block").asString());
      }
      if (length > 0 && entersValue(location, length - 1)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean entersValue(List<Object> location, int at) {
    boolean named = at > 0 && location.get(at - 1).equals("properties");
    return named || ENTERING.contains(location.get(at).toString());
  }

  private static YamlTree child(YamlTree parent, Object step) {
    return switch (parent) {
      case YamlTree.Mapping mapping -> mapping.get(step.toString()).orElse(parent);
      case YamlTree.Sequence sequence -> sequence.items().get((Integer) step);
      case YamlTree.Scalar _ -> parent;
    };
  }

  private static List<Object> elements(NodePath path) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return List.copyOf(elements);
  }
}
