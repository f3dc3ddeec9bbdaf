package dev.playbook.core.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a run may take.
 *
 * @param target the promise; missing it is said, and fails nothing
 * @param limit the hard stop; no step runs beyond it
 * @param reserve kept of the limit for validations and {@code finally}
 */
public record Budget(Optional<Duration> target, Optional<Duration> limit, Duration reserve) {

  /** No promise and no bound. */
  public static final Budget UNBOUNDED =
      new Budget(Optional.empty(), Optional.empty(), Duration.ZERO);
}
