package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Durations as people read them. */
final class Took {
  private Took() {}

  /** Returns, for example, {@code 0.4s}, {@code 11.2s}, {@code 3m51s} or {@code 1h02m}. */
  static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      double exact = (double) duration.toMillis() / 1000;
      return String.format(Locale.ROOT, "%.1fs", exact);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds % 3600 / 60);
  }

  /** Returns a limit in whole seconds, for example {@code 45s}. */
  static String limit(Duration duration) {
    return Durations.format(duration.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
  }
}
