package dev.playbook.core.catalog;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets a scalar's schema accept a template: its value is only known later, and checked then. */
final class TemplateForm {
  private static final String SOMEWHERE = "\\{\\{[\\s\\S]*\\}\\}";
  private static final String WHOLE = "^\\s*\\{\\{[\\s\\S]*\\}\\}\\s*$";

  private TemplateForm() {}

  static void allow(ObjectNode schema) {
    if (schema.has("enum") && !schema.has("if")) {
      allowBeside(schema);
      return;
    }
    List<String> types = types(schema);
    if (types.contains("string")) {
      if (schema.has("pattern")) {
        schema.put("pattern", "(?:" + schema.path("pattern").asString() + ")|" + SOMEWHERE);
      }
    } else if (types.contains("integer") || types.contains("number") || types.contains("boolean")) {
      ArrayNode all = schema.putArray("type");
      types.forEach(all::add);
      all.add("string");
      schema.put("pattern", WHOLE);
      schema.put("x-templated", true);
    }
  }

  /** Not {@code anyOf}: a value that fits neither shall give one fault and not two. */
  private static void allowBeside(ObjectNode schema) {
    JsonNode values = schema.remove("enum");
    schema.remove("type");
    schema.putObject("if").put("type", "string").put("pattern", WHOLE);
    schema.putObject("else").set("enum", values);
  }

  private static List<String> types(ObjectNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString).toList()
        : List.of(type.asString(""));
  }
}
