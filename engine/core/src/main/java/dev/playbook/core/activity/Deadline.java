package dev.playbook.core.activity;

import java.time.Duration;

/**
 * A moment on the monotonic clock.
 *
 * @param nanos the moment, in the terms of {@link System#nanoTime()}
 */
public record Deadline(long nanos) {

  /** Returns the moment that lies so far in the future. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Returns the earlier of two moments. */
  public Deadline orEarlier(Deadline other) {
    return nanos - other.nanos <= 0 ? this : other;
  }

  /** Returns the time left; never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** Returns whether no time is left. */
  public boolean isOver() {
    return remaining().isZero();
  }
}
