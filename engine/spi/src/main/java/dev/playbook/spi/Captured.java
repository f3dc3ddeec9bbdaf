package dev.playbook.spi;

import java.util.HashMap;
import java.util.Map;

/**
 * What a step kept before its change, so that it can be undone.
 *
 * @param values strings, longs, doubles, booleans, lists and maps of these; the journal keeps them
 *     as JSON, with secrets masked: a secret must not be needed to undo. Files lie in {@link
 *     StepContext#directory()} and are named here by their relative path
 */
public record Captured(Map<String, Object> values) {

  /** Nothing was kept; the step cannot be undone. */
  public static final Captured NOTHING = new Captured(Map.of());

  private static final String AGAIN = "again";

  /** Copies the values. */
  public Captured {
    values = Map.copyOf(values);
  }

  /**
   * Returns the same, of a step that makes something read what earlier steps have changed, such as
   * a restart of a program. When an undo has put back what came before the step, the step is run
   * once more at its end, so that this is read again.
   */
  public Captured again() {
    Map<String, Object> more = new HashMap<>(values);
    more.put(AGAIN, true);
    return new Captured(more);
  }

  /** Returns whether it is {@link #again}. */
  public boolean isAgain() {
    return Boolean.TRUE.equals(values.get(AGAIN));
  }

  /** Returns whether nothing was kept. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * Returns a text that {@code capture} kept.
   *
   * @throws IllegalArgumentException when no such text was kept
   */
  public String text(String key) {
    if (values.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("nothing was kept under `" + key + "`");
  }
}
