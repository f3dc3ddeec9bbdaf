package dev.playbook.core.plan;

import java.time.Duration;
import java.util.List;

/**
 * How long the same thing took in earlier runs.
 *
 * @param runs how many they are, at least one
 * @param median half of them took no longer
 * @param p95 the 95th percentile, by the nearest rank
 */
public record Took(int runs, Duration median, Duration p95) {

  /** Returns what these times amount to; not empty, in any order. */
  public static Took of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Took(sorted.size(), rank(sorted, 0.5), rank(sorted, 0.95));
  }

  private static Duration rank(List<Duration> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
