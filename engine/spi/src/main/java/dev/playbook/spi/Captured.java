package dev.playbook.spi;

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

  /** Copies the values. */
  public Captured {
    values = Map.copyOf(values);
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
