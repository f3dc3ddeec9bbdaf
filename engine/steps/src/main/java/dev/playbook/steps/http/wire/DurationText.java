package dev.playbook.steps.http.wire;

import java.time.Duration;

/** Durations as people write them. */
public final class DurationText {
  private DurationText() {}

  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + "ms";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis / 1_000 + "." + tenths(millis) + "s";
  }

  private static long tenths(long millis) {
    return millis % 1_000 / 100;
  }
}
