package dev.playbook.core.load.step;

import dev.playbook.core.catalog.KeySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rendered {@code with:} block, or a part of it, with what its schema says. */
sealed interface Values {

  /** Returns the plain form: texts, numbers, booleans, secrets, null, lists and maps of these. */
  @Nullable Object plain();

  /**
   * A value without parts.
   *
   * @param value null, or a text, number, boolean, duration or secret
   */
  record One(@Nullable Object value, KeySchema schema) implements Values {
    @Override
    public @Nullable Object plain() {
      return value;
    }
  }

  /** A list. */
  record Many(List<Values> items) implements Values {
    @Override
    public Object plain() {
      return items.stream().<@Nullable Object>map(Values::plain).toList();
    }
  }

  /** A block of keys, in the order of the file. */
  record Block(Map<String, Values> keys) implements Values {
    @Override
    @SuppressWarnings("unchecked") // the SPI says in words that values may be null
    public Map<String, Object> plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      keys.forEach((key, value) -> plain.put(key, value.plain()));
      return (Map<String, Object>) (Map<String, ?>) plain;
    }

    Optional<Values> get(String key) {
      return Optional.ofNullable(keys.get(key));
    }
  }
}
