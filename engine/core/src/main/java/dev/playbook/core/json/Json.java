package dev.playbook.core.json;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes and reads JSON without data binding, which would cost more than a whole plan.
 *
 * <p>Values are maps with text keys, lists, {@link String}, {@link Number}, {@link Boolean}, null;
 * when writing also {@link Duration} (as {@code PT1M}), {@link Instant} (RFC 3339), enums (their
 * name), {@link Optional} and anything else by its text.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The one control character that JSON lets stand as it is. */
  private static final String DELETE = "\u007f";

  private Json() {}

  /** Returns the value on one line of printable ASCII. */
  public static String write(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, value);
    }
    return text.toString().replace(DELETE, "\\u007F");
  }

  /**
   * Returns the value of a text.
   *
   * @throws IllegalArgumentException when the text is not one JSON value
   */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON value");
      }
      return value;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void write(JsonGenerator generator, @Nullable Object value) {
    switch (value) {
      case null -> generator.writeNull();
      case Map<?, ?> map -> writeMap(generator, map);
      case Iterable<?> items -> writeList(generator, items);
      case Boolean yes -> generator.writeBoolean(yes);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case Optional<?> maybe -> write(generator, maybe.orElse(null));
      case Object other -> generator.writeString(other.toString());
    }
  }

  private static void writeMap(JsonGenerator generator, Map<?, ?> map) {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeName(String.valueOf(entry.getKey()));
      write(generator, entry.getValue());
    }
    generator.writeEndObject();
  }

  private static void writeList(JsonGenerator generator, Iterable<?> items) {
    generator.writeStartArray();
    for (Object item : items) {
      write(generator, item);
    }
    generator.writeEndArray();
  }

  private static @Nullable Object read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case null -> throw new IllegalArgumentException("there is no JSON value");
      case START_OBJECT -> readMap(parser);
      case START_ARRAY -> readList(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalArgumentException("not a JSON value: " + token);
    };
  }

  private static Map<String, Object> readMap(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, read(parser));
    }
    return map;
  }

  private static List<Object> readList(JsonParser parser) {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser));
    }
    return list;
  }
}
