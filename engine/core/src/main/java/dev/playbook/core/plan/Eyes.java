package dev.playbook.core.plan;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.Sight;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Activity;
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
   * @param mayProbe whether an inspection may change something that it takes back
   */
  record Open(ActivityRunner runner, Duration longestLook, boolean mayProbe) implements Eyes {

    Sight inspect(Step step, String id, World world) {
      return runner.inspect(step, id, world, mayProbe, Deadline.in(longestLook));
    }

    /** Does a read-only check; empty when it holds, else why not. */
    Optional<String> check(Step step, PlannedActivity planned, Scope scope) {
      Deadline deadline = Deadline.in(planned.activity().timeout());
      return switch (read(step, planned.key(), planned.activity(), scope, deadline)) {
        case Outcome.Succeeded(StepResult _) -> Optional.empty();
        case Outcome.Failed(_, String message, _) -> Optional.of(message);
        case Outcome.Unknown(String message, _) -> Optional.of(message);
      };
    }

    /** Makes the look of a step's {@code inspect:}. */
    Outcome look(Step step, PlannedActivity planned, Activity look, Scope scope) {
      Deadline deadline = Deadline.in(longestLook).orEarlier(Deadline.in(look.timeout()));
      return read(step, planned.key(), look, scope, deadline);
    }

    private Outcome read(Step step, String key, Activity read, Scope scope, Deadline deadline) {
      return runner.run(
          step,
          new ActivityRunner.Attempt(key, 1, read, scope, deadline),
          ActivityRunner.Listener.SILENT);
    }
  }
}
