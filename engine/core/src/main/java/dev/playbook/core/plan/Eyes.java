package dev.playbook.core.plan;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.expression.Scope;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.World;
import java.time.Duration;
import java.util.Optional;

/** How a planner looks at the live system, or does not. */
public sealed interface Eyes {

  /** No look at anything. */
  record Closed() implements Eyes {}

  /**
   * Looks through a runner.
   *
   * @param longestLook bound of one inspection
   */
  record Open(ActivityRunner runner, Duration longestLook) implements Eyes {

    Inspection inspect(Step step, String id, World world) {
      return runner.inspect(step, id, world, Deadline.in(longestLook));
    }

    /** Does a read-only check; empty when it holds, else why not. */
    Optional<String> check(Step step, PlannedActivity planned, Scope scope) {
      Deadline deadline = Deadline.in(planned.activity().timeout());
      Outcome outcome =
          runner.run(
              step,
              new ActivityRunner.Attempt(planned.key(), 1, planned.activity(), scope, deadline),
              ActivityRunner.Listener.SILENT);
      return switch (outcome) {
        case Outcome.Succeeded(StepResult _) -> Optional.empty();
        case Outcome.Failed(_, String message, _) -> Optional.of(message);
        case Outcome.Unknown(String message, _) -> Optional.of(message);
      };
    }
  }
}
