package dev.playbook.core.plan.time;

import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it takes to undo a plan, as far as the playbook says it. */
public final class UndoPrice {
  private UndoPrice() {}

  /** Returns the time of the steps of a written way back, if each of them has an estimate. */
  public static Optional<Duration> of(Undo undo) {
    return undo.way() instanceof WayBack.BySteps(List<StepNode.Task> steps)
            && steps.stream().allMatch(step -> step.estimate().isPresent())
        ? Optional.of(
            steps.stream()
                .map(step -> step.estimate().orElseThrow())
                .reduce(Duration.ZERO, Duration::plus))
        : Optional.empty();
  }

  /** Returns the first step after which undoing takes longer than the promise of the playbook. */
  public static Optional<PlannedStep> tooDearFrom(Plan plan) {
    return plan.premises().playbook().budget().target().flatMap(most -> tooDearFrom(plan, most));
  }

  private static Optional<PlannedStep> tooDearFrom(Plan plan, Duration most) {
    Duration sum = Duration.ZERO;
    List<String> holders = new ArrayList<>();
    for (PlannedStep step : plan.mayRun().filter(step -> step.forecast().mayChange()).toList()) {
      Optional<Undo> undo = step.activity().undo();
      if (undo.isPresent() && !holders.contains(undo.get().holder())) {
        holders.add(undo.get().holder());
        sum = sum.plus(of(undo.get()).orElse(Duration.ZERO));
      }
      if (sum.compareTo(most) > 0) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }
}
