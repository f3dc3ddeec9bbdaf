package dev.playbook.core.report;

import java.time.Duration;

/**
 * Time that has passed, as people read it. Written without formats of numbers, which load the data
 * of a locale.
 */
public final class Elapsed {
  private Elapsed() {}

  /** Returns, for example, {@code 0.4s}, {@code 11.2s}, {@code 3m51s} or {@code 1h02m}. */
  public static String text(Duration duration) {
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
}
