package dev.playbook.core.catalog;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.model.Durations;
import dev.playbook.spi.StepType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a step type says about itself without code.
 *
 * @param name the word after {@code type:}
 * @param description one sentence
 * @param timeout of one attempt, when the playbook names none
 * @param asks whether all it does is ask a person
 * @param result the fields of its result, those of every type included
 * @param with the keys of its {@code with:} block
 * @param node the schema as it is written
 */
public record StepSchema(
    String name,
    String description,
    Optional<Duration> timeout,
    boolean asks,
    ValueType.Fields result,
    KeySchema with,
    JsonNode node) {

  /**
   * Reads the schema of a type.
   *
   * @throws IllegalStateException when the type's jar does not hold a usable schema
   */
  static StepSchema of(StepType type) {
    String resource = "META-INF/playbook/" + type.name() + ".schema.json";
    try (InputStream stream = open(type.getClass().getClassLoader(), resource)) {
      return of(type.name(), Json.read(stream));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static InputStream open(@Nullable ClassLoader loader, String resource) {
    InputStream stream =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("the step type has no schema: " + resource);
    }
    return stream;
  }

  static StepSchema of(String name, JsonNode node) {
    Optional<Duration> timeout =
        node.has("x-timeout")
            ? Durations.parse(node.get("x-timeout").asString())
            : Optional.empty();
    return new StepSchema(
        name,
        node.path("description").asString(),
        timeout,
        node.path("x-asks").asBoolean(false),
        result(node.path("x-result")),
        KeySchema.of(node),
        node);
  }

  private static ValueType.Fields result(JsonNode declared) {
    Map<String, ValueType> fields = new TreeMap<>();
    declared
        .properties()
        .forEach(field -> fields.put(field.getKey(), type(field.getValue().path("type"))));
    fields.put("changed", ValueType.Simple.BOOLEAN);
    fields.put("duration", ValueType.Simple.DURATION);
    fields.put("timedOut", ValueType.Simple.BOOLEAN);
    return new ValueType.Fields(fields);
  }

  private static ValueType type(JsonNode word) {
    return switch (word.asString()) {
      case "string" -> ValueType.Simple.TEXT;
      case "integer" -> ValueType.Simple.INTEGER;
      case "number" -> ValueType.Simple.NUMBER;
      case "boolean" -> ValueType.Simple.BOOLEAN;
      case "duration" -> ValueType.Simple.DURATION;
      case "list" -> new ValueType.ListOf(ValueType.Simple.ANY);
      case "map" -> new ValueType.MapOf(ValueType.Simple.ANY);
      case "any" -> ValueType.Simple.ANY;
      default -> throw new IllegalStateException("unknown kind of result: " + word.asString());
    };
  }
}
