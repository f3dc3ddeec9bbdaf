package dev.playbook.core.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Typed access to one JSON object. What is missing or of another kind is damage, and every method
 * throws a {@link RuntimeException} for it.
 */
public record Fields(Map<?, ?> map) {

  /** Returns the object. */
  public static Fields of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw new IllegalArgumentException("not an object: " + value);
  }

  /** Returns a text. */
  public String text(String key) {
    return need(key, String.class);
  }

  /** Returns a whole number. */
  public long number(String key) {
    return need(key, Long.class);
  }

  /** Returns a truth. */
  public boolean flag(String key) {
    return need(key, Boolean.class);
  }

  /** Returns a truth, or what holds when none is there. */
  public boolean flag(String key, boolean missing) {
    return map.containsKey(key) ? flag(key) : missing;
  }

  /** Returns a moment. */
  public Instant instant(String key) {
    return Instant.parse(text(key));
  }

  /** Returns a time span. */
  public Duration duration(String key) {
    return Duration.parse(text(key));
  }

  /** Returns a time span, if it is there. */
  public Optional<Duration> maybeDuration(String key) {
    return Optional.ofNullable(map.get(key)).map(value -> Duration.parse((String) value));
  }

  /** Returns a text, if it is there. */
  public Optional<String> maybeText(String key) {
    return Optional.ofNullable(map.get(key)).map(String.class::cast);
  }

  /** Returns a constant. */
  public <E extends Enum<E>> E constant(String key, Class<E> type) {
    return Enum.valueOf(type, text(key));
  }

  /** Returns an object. */
  public Fields fields(String key) {
    return of(need(key, Map.class));
  }

  /** Returns an object, if it is there. */
  public Optional<Fields> maybeFields(String key) {
    return Optional.ofNullable(map.get(key)).map(Fields::of);
  }

  /** Returns a list of texts. */
  public List<String> texts(String key) {
    return list(key).stream().map(String.class::cast).toList();
  }

  /** Returns a list. */
  public List<?> list(String key) {
    return need(key, List.class);
  }

  /** Returns an object as a map. */
  @SuppressWarnings("unchecked") // JSON objects are read with text keys.
  public Map<String, Object> values(String key) {
    return (Map<String, Object>) need(key, Map.class);
  }

  private <T> T need(String key, Class<T> type) {
    return type.cast(Objects.requireNonNull(map.get(key), () -> "`" + key + "` is missing"));
  }
}
