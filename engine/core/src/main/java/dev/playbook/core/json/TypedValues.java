package dev.playbook.core.json;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON values that tell their types, and back: a time span is {@code {"$duration":
 * "PT1M"}}, a moment {@code {"$instant": "…"}}. A map that could be mistaken for one of these is
 * wrapped as {@code {"$map": {…}}}.
 */
public final class TypedValues {
  private static final String DURATION = "$duration";
  private static final String INSTANT = "$instant";
  private static final String MAP = "$map";

  private TypedValues() {}

  /** Returns a value in the form that {@link Json} writes without loss. */
  public static @Nullable Object toJson(@Nullable Object value) {
    return switch (value) {
      case Duration duration -> Map.of(DURATION, duration.toString());
      case Instant instant -> Map.of(INSTANT, instant.toString());
      case List<?> list -> all(list, TypedValues::toJson);
      case Map<?, ?> map when map.size() == 1 && isTag(map) -> Map.of(MAP, map(map));
      case Map<?, ?> map -> map(map);
      case null, default -> value;
    };
  }

  /** Returns the values of a map in the form that {@link Json} writes without loss. */
  public static Map<String, Object> map(Map<?, ?> map) {
    return all(map, TypedValues::toJson);
  }

  /** Returns the value of what {@link Json} has read. */
  public static @Nullable Object fromJson(@Nullable Object json) {
    return switch (json) {
      case List<?> list -> all(list, TypedValues::fromJson);
      case Map<?, ?> map when map.get(DURATION) instanceof String text && map.size() == 1 ->
          Duration.parse(text);
      case Map<?, ?> map when map.get(INSTANT) instanceof String text && map.size() == 1 ->
          Instant.parse(text);
      case Map<?, ?> map when map.get(MAP) instanceof Map<?, ?> wrapped && map.size() == 1 ->
          values(wrapped);
      case Map<?, ?> map -> values(map);
      case null, default -> json;
    };
  }

  /** Returns the values of an object that {@link Json} has read. */
  public static Map<String, Object> values(Map<?, ?> json) {
    return all(json, TypedValues::fromJson);
  }

  private static boolean isTag(Map<?, ?> map) {
    return List.of(DURATION, INSTANT, MAP).containsAll(map.keySet());
  }

  private interface Turn {
    @Nullable Object of(@Nullable Object value);
  }

  private static List<@Nullable Object> all(List<?> list, Turn turn) {
    List<@Nullable Object> turned = new ArrayList<>();
    list.forEach(item -> turned.add(turn.of(item)));
    return turned;
  }

  // Maps hold null for what a service calls null; the annotations of their users do not say so.
  @SuppressWarnings("NullAway")
  private static Map<String, Object> all(Map<?, ?> map, Turn turn) {
    Map<String, Object> turned = new LinkedHashMap<>();
    map.forEach((key, value) -> turned.put(Objects.toString(key), turn.of(value)));
    return turned;
  }
}
