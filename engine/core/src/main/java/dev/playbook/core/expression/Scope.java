package dev.playbook.core.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that names stand for at one moment: {@code inputs}, {@code vars}, {@code target},
 * {@code run}, {@code steps}, {@code result}.
 *
 * <p>A value is a {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link
 * java.time.Duration}, {@link dev.playbook.spi.Secret}, null, a list or map of these, or {@link
 * NotYet}.
 *
 * @param values by name; kept as given, must not change any more
 */
public record Scope(Map<String, Object> values) {

  /** Returns a scope in which one more name has a value. */
  public Scope with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Scope(more);
  }

  /**
   * In the place of a value that only exists after a step has run.
   *
   * @param step the id of that step
   */
  public record NotYet(String step) {}
}
