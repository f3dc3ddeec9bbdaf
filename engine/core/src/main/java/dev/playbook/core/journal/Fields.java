package dev.playbook.core.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Typed access to one JSON object of a journal; what is missing or of another kind is damage. */
record Fields(Map<?, ?> map) {

  static Fields of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw new IllegalArgumentException("not an object: " + value);
  }

  String text(String key) {
    return need(key, String.class);
  }

  long number(String key) {
    return need(key, Long.class);
  }

  boolean flag(String key) {
    return need(key, Boolean.class);
  }

  boolean flag(String key, boolean missing) {
    return map.containsKey(key) ? flag(key) : missing;
  }

  Instant instant(String key) {
    return Instant.parse(text(key));
  }

  Duration duration(String key) {
    return Duration.parse(text(key));
  }

  Optional<Duration> maybeDuration(String key) {
    return Optional.ofNullable(map.get(key)).map(value -> Duration.parse((String) value));
  }

  Optional<String> maybeText(String key) {
    return Optional.ofNullable(map.get(key)).map(String.class::cast);
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    return Enum.valueOf(type, text(key));
  }

  Fields fields(String key) {
    return of(need(key, Map.class));
  }

  List<String> texts(String key) {
    return list(key).stream().map(String.class::cast).toList();
  }

  List<?> list(String key) {
    return need(key, List.class);
  }

  @SuppressWarnings("unchecked") // JSON objects are read with text keys.
  Map<String, Object> values(String key) {
    return (Map<String, Object>) need(key, Map.class);
  }

  private <T> T need(String key, Class<T> type) {
    return type.cast(Objects.requireNonNull(map.get(key), () -> "`" + key + "` is missing"));
  }
}
