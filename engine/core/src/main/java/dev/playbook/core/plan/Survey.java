package dev.playbook.core.plan;

import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.spi.Preview;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said about a playbook to those who read about it: before anybody has given a value,
 * whatever the conditions of its steps. The same wherever and whenever it is asked: it knows no
 * moment, no person and no folder of a machine.
 */
public final class Survey {
  private static final RunFacts NO_RUN =
      new RunFacts("RUN", "operator", Instant.EPOCH, Optional.empty());

  private final StepBinder binder;
  private final Premises premises;

  /**
   * Surveys a playbook.
   *
   * @param target where it is done; only its names count
   */
  public Survey(Playbook playbook, Target target, StepBinder binder) {
    this.binder = binder;
    this.premises = Undecided.premises(playbook, anywhere(target), NO_RUN);
  }

  /** Returns every activity with what is known of it; looks at nothing. */
  public Plan plan() {
    return new Planner(binder).unconditional(premises);
  }

  /** Returns what an activity that is no part of a run would send, as far as that is known. */
  public Optional<Preview> preview(Activity activity) {
    return binder.bind(activity, premises.scope(Map.of()), premises.target())
            instanceof Binding.Bound(var step)
        ? Optional.of(step.preview())
        : Optional.empty();
  }

  private static Target anywhere(Target target) {
    return new Target(
        target.source(),
        target.id(),
        Path.of("workdir"),
        target.containers(),
        target.connections(),
        target.urls(),
        target.secrets(),
        target.guarded(),
        target.measures(),
        target.baseline());
  }
}
