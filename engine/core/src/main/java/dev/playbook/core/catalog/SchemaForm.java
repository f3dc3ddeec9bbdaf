package dev.playbook.core.catalog;

import dev.playbook.core.json.PlainNodes;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Sizes;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a schema as it is written into one that validators understand: kinds of texts become
 * patterns, references are moved, and in the schema of a step type every scalar may also be a
 * template.
 */
final class SchemaForm {
  private static final Set<String> MAPS_OF_SCHEMAS =
      Set.of("properties", "patternProperties", "definitions");
  private static final Set<String> LISTS_OF_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> SCHEMAS =
      Set.of("items", "additionalProperties", "contains", "then", "else", "if", "not");

  /** Whether a template may stand in the place of a scalar. */
  private enum Templates {
    ALLOWED,
    /** Not here, where it would make two alternatives true, but further within. */
    WITHIN,
    NONE
  }

  private static final String POSITIVE = "(?=.*[1-9])" + Durations.PATTERN;

  private final String moved;

  private SchemaForm(String moved) {
    this.moved = moved;
  }

  /** The form of a file's schema. */
  static JsonNode of(JsonNode schema) {
    return new SchemaForm("#").schema(schema, Templates.NONE);
  }

  /**
   * The form of the schema of a step type.
   *
   * @param place where it will stand in the file's schema
   */
  static ObjectNode of(StepSchema step, String place) {
    ObjectNode form = (ObjectNode) new SchemaForm(place).schema(step.node(), Templates.ALLOWED);
    form.remove(Set.of("$schema", "title", "x-timeout", "x-asks", "x-result", "examples"));
    form.put("x-block", "`" + step.name() + "`");
    return form;
  }

  private JsonNode schema(JsonNode node, Templates templates) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = PlainNodes.INSTANCE.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      copy.set(field.getKey(), field(field.getKey(), field.getValue(), templates));
    }
    addKind(copy);
    if (templates == Templates.ALLOWED) {
      TemplateForm.allow(copy);
    }
    return copy;
  }

  private JsonNode field(String name, JsonNode value, Templates templates) {
    if (MAPS_OF_SCHEMAS.contains(name)) {
      return map(value, within(templates));
    }
    if (LISTS_OF_SCHEMAS.contains(name)) {
      return list(
          value,
          name.equals("oneOf") && templates == Templates.ALLOWED ? Templates.WITHIN : templates);
    }
    if (SCHEMAS.contains(name)) {
      boolean judges = name.equals("if") || name.equals("not");
      return schema(value, judges ? Templates.NONE : within(templates));
    }
    return name.equals("$ref") ? moved(value) : value;
  }

  private JsonNode map(JsonNode schemas, Templates templates) {
    ObjectNode copy = PlainNodes.INSTANCE.objectNode();
    schemas
        .properties()
        .forEach(each -> copy.set(each.getKey(), schema(each.getValue(), templates)));
    return copy;
  }

  private JsonNode list(JsonNode schemas, Templates templates) {
    ArrayNode copy = PlainNodes.INSTANCE.arrayNode();
    schemas.forEach(each -> copy.add(schema(each, templates)));
    return copy;
  }

  private static Templates within(Templates templates) {
    return templates == Templates.NONE ? Templates.NONE : Templates.ALLOWED;
  }

  private JsonNode moved(JsonNode reference) {
    String target = reference.asString();
    if (!target.startsWith("#")) {
      throw new IllegalStateException("a schema refers to somewhere else: " + target);
    }
    return PlainNodes.INSTANCE.stringNode(moved + target.substring(1));
  }

  private static void addKind(ObjectNode schema) {
    switch (schema.path("x-kind").asString("")) {
      case "duration" ->
          schema.put("pattern", schema.has("x-positive") ? POSITIVE : Durations.PATTERN);
      case "size" -> schema.put("pattern", Sizes.PATTERN);
      default -> {}
    }
  }
}
