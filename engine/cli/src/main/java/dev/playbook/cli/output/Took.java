package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Durations as people read them. Written without formats of numbers, which load the data of a
 * locale.
 */
final class Took {
  private Took() {}

  /** Returns, for example, {@code 0.4s}, {@code 11.2s}, {@code 3m51s} or {@code 1h02m}. */
  static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      long tenths = (duration.toMillis() + 50) / 100;
      return tenths / 10 + "." + tenths % 10 + "s";
    }
    return seconds < 3600
        ? seconds / 60 + "m" + twoDigits(seconds % 60) + "s"
        : seconds / 3600 + "h" + twoDigits(seconds % 3600 / 60) + "m";
  }

  private static String twoDigits(long number) {
    return (number < 10 ? "0" : "") + number;
  }

  /** Returns a limit in whole seconds, for example {@code 45s}. */
  static String limit(Duration duration) {
    return Durations.format(duration.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
  }
}
