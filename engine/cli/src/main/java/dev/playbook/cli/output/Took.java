package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.report.Elapsed;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations as people read them. */
final class Took {
  private Took() {}

  /** Returns, for example, {@code 0.4s}, {@code 11.2s}, {@code 3m51s} or {@code 1h02m}. */
  static String text(Duration duration) {
    return Elapsed.text(duration);
  }

  /** Returns a limit in whole seconds, for example {@code 45s}. */
  static String limit(Duration duration) {
    return Durations.format(duration.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
  }
}
