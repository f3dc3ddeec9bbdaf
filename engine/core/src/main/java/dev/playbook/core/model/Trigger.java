package dev.playbook.core.model;

import dev.playbook.core.source.Span;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A condition under which the playbook should be thought of. */
public sealed interface Trigger {

  /** Returns the id, unique among the triggers of a playbook. */
  String id();

  /**
   * A condition that is measured.
   *
   * @param every pause between two looks
   * @param breach holds when the rollback is needed
   * @param noData holds when nothing can be said; never fires
   * @param lasting how long the breach must last
   * @param cooldown how long it stays silent after it fired
   */
  record Measured(
      String id,
      Activity activity,
      Duration every,
      Expression breach,
      Optional<Expression> noData,
      Duration lasting,
      Duration cooldown,
      Span span)
      implements Trigger {}

  /** An alert that comes from outside, chosen by its labels. */
  record Alert(String id, Map<String, String> labels, Span span) implements Trigger {
    /** Copies the labels. */
    public Alert {
      labels = Map.copyOf(labels);
    }
  }

  /** A person's judgement. */
  record Manual(String id, String reason, Span span) implements Trigger {}
}
