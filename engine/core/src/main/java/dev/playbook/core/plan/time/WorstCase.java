package dev.playbook.core.plan.time;

import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import java.time.Duration;

/** The longest that the steps of a plan may take if each of them uses all its time. */
public final class WorstCase {
  private WorstCase() {}

  /** Returns the time of the steps that may run. */
  public static Duration of(Plan plan) {
    return new LongestWay(step -> of(step.activity())).of(plan.mayRun().toList());
  }

  private static Duration of(PlannedActivity planned) {
    RetryPolicy retry = planned.activity().retry();
    Duration all = planned.activity().timeout().multipliedBy(retry.maxAttempts());
    for (int attempt = 1; attempt < retry.maxAttempts(); attempt++) {
      all = all.plus(retry.pauseAfter(attempt));
    }
    Duration sum = all;
    return retry.maxDuration().filter(most -> most.compareTo(sum) < 0).orElse(sum);
  }
}
