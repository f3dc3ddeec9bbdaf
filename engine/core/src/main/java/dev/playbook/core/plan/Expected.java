package dev.playbook.core.plan;

import java.time.Duration;
import java.util.Optional;

/** How long the steps of a plan usually take, as the playbook estimates. */
public final class Expected {
  private Expected() {}

  /** Returns the time, if every step that may run has an {@code estimate:}. */
  public static Optional<Duration> of(Plan plan) {
    return plan.mayRun().allMatch(step -> step.activity().estimate().isPresent())
        ? Optional.of(new LongestWay(step -> step.estimate().orElse(Duration.ZERO)).of(plan))
        : Optional.empty();
  }
}
