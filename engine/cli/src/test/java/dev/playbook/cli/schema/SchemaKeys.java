package dev.playbook.cli.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a schema, and where a file has them. */
final class SchemaKeys {
  private final JsonNode schema;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  SchemaKeys(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * A key in a file.
   *
   * @param name what the schema calls it, by the place of its definition
   * @param holder the JSON pointer of the block that it stands in
   */
  record Written(String name, String holder, String key, JsonNode form) {
    @Override
    public String toString() {
      return name + " at " + holder;
    }
  }

  /** Returns every key that the schema has; what belongs to step types is not counted. */
  Set<String> all() {
    Set<String> names = new TreeSet<>();
    collect(schema, "", names);
    schema.path("definitions").properties().stream()
        .filter(definition -> !definition.getKey().startsWith("with."))
        .forEach(definition -> collect(definition.getValue(), "/" + definition.getKey(), names));
    return names;
  }

  /** The properties of a condition only say which form is meant; those of a block are its keys. */
  private static void collect(JsonNode form, String place, Set<String> names) {
    if (form.has("additionalProperties")) {
      for (var property : form.path("properties").properties()) {
        names.add(place + "/" + property.getKey());
        collect(property.getValue(), place + "/" + property.getKey(), names);
      }
    }
    for (String part : List.of("additionalProperties", "items", "then", "else")) {
      if (form.path(part).isObject()) {
        collect(form.path(part), place, names);
      }
    }
  }

  /** Returns every key that a file has, with its name in the schema. */
  List<Written> in(JsonNode file) {
    List<Written> found = new ArrayList<>();
    walk(file, schema, "", "", found);
    return found;
  }

  private void walk(JsonNode value, JsonNode form, String at, String place, List<Written> found) {
    if (form.has("$ref")) {
      String reference = form.path("$ref").asString().substring(1);
      walk(value, schema.at(reference), at, reference.replace("/definitions", ""), found);
    } else if (form.has("if") && !form.has("properties")) {
      boolean first = registry.getSchema(form.path("if")).validate(value).isEmpty();
      walk(value, form.path(first ? "then" : "else"), at, place, found);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(value.path(i), form.path("items"), at + "/" + i, place, found);
      }
    } else if (value instanceof ObjectNode block) {
      block.properties().forEach(each -> walk(each.getKey(), block, form, at, place, found));
    }
  }

  private void walk(
      String key, JsonNode block, JsonNode form, String at, String place, List<Written> found) {
    JsonNode own = form.path("properties").path(key);
    boolean declared = !own.isMissingNode();
    if (declared) {
      found.add(new Written(place + "/" + key, at, key, resolved(own)));
    }
    JsonNode inner = declared ? own : form.path("additionalProperties");
    if (inner.isObject()) {
      walk(block.path(key), inner, at + "/" + key, declared ? place + "/" + key : place, found);
    }
  }

  private JsonNode resolved(JsonNode form) {
    return form.has("$ref") ? schema.at(form.path("$ref").asString().substring(1)) : form;
  }
}
