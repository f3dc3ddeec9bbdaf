package dev.playbook.core.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a failed attempt is repeated.
 *
 * @param maxAttempts all attempts together, at least 1; 1 means never again
 * @param interval the pause before the second attempt
 * @param backoff factor by which each further pause grows, at least 1
 * @param maxDuration bound over all attempts and pauses
 */
public record RetryPolicy(
    int maxAttempts, Duration interval, double backoff, Optional<Duration> maxDuration) {

  /** One attempt. */
  public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, 1, Optional.empty());

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Refuses what cannot be meant. */
  public RetryPolicy {
    if (maxAttempts < 1 || backoff < 1 || interval.isNegative()) {
      throw new IllegalArgumentException("attempts and backoff are at least 1");
    }
  }

  /** Returns the pause after an attempt that failed, the first being number 1. */
  public Duration pauseAfter(int attempt) {
    double factor = Math.pow(backoff, attempt - 1.0);
    long millis = (long) ((double) interval.toMillis() * factor);
    return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE.toMillis()));
  }
}
