package dev.playbook.core.report.incident;

import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import java.util.Optional;

/**
 * What stands in a field.
 *
 * @param text empty as long as somebody has to write it
 * @param filled who wrote it, and when; empty when the run itself tells it
 */
public record Answer(Field field, Optional<String> text, Optional<RunEvent.Filled> filled) {

  static Answer of(Field field, RunReport report) {
    Optional<RunEvent.Filled> filled = Optional.ofNullable(report.filled().get(field.id()));
    return new Answer(
        field, filled.map(RunEvent.Filled::text).or(() -> field.told(report)), filled);
  }

  /** Returns whether somebody has to write it. */
  public boolean isOpen() {
    return text.isEmpty();
  }
}
