package dev.playbook.spi;

import java.util.List;
import java.util.Map;

/**
 * How a step ended well.
 *
 * @param changed whether the target is now different; never true for {@link Risk#READ}
 * @param changes what became different, as far as it was seen; empty for an opaque step
 * @param values the fields that the type's schema declares as its result, for {@code expect:} and
 *     later steps. Values are {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link
 *     java.time.Duration}, {@link java.time.Instant}, null, and lists and maps of these
 */
public record StepResult(boolean changed, List<Change> changes, Map<String, Object> values) {
  /** Copies the changes. The values are kept as given and must not be changed any more. */
  public StepResult {
    changes = List.copyOf(changes);
  }

  /** A result of a step that only read. */
  public static StepResult read(Map<String, Object> values) {
    return new StepResult(false, List.of(), values);
  }

  /** A result of a step that found the wanted state already there. */
  public static StepResult unchanged() {
    return new StepResult(false, List.of(), Map.of());
  }

  /** A result of a step that changed something and saw what. */
  public static StepResult changed(List<Change> changes, Map<String, Object> values) {
    return new StepResult(true, changes, values);
  }
}
