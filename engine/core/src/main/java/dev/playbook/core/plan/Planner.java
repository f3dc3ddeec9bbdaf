package dev.playbook.core.plan;

import dev.playbook.core.load.step.StepBinder;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes plans. A live plan asks the system, each step on top of the world predicted after the steps
 * before it; an offline plan is a pure function of the premises.
 */
public final class Planner {
  private final StepBinder binder;

  /** Makes a planner over the step types that the binder knows. */
  public Planner(StepBinder binder) {
    this.binder = binder;
  }

  /** Plans without looking at anything: no process, no connection, no file. */
  public Plan offline(Premises premises) {
    return plan(premises, new Foresight(premises, binder, new Eyes.Closed()), Look.NONE);
  }

  /** Plans every activity as if its conditions held; without looking at anything. */
  Plan unconditional(Premises premises) {
    Foresight foresight = new Foresight(premises, binder, new Eyes.Closed());
    return new Plan(
        premises,
        Look.NONE,
        Agenda.of(premises.playbook()).stream()
            .map(each -> new PlannedStep(each, foresight.next(each.unconditional()).forecast()))
            .toList());
  }

  /**
   * Plans with a look at the live system, and does the preconditions.
   *
   * @param eyes how to look; bounded in time by itself
   */
  public Plan live(Premises premises, Eyes.Open eyes) {
    Look look = eyes.mayProbe() ? Look.PROBE : Look.READ;
    return plan(premises, new Foresight(premises, binder, eyes), look);
  }

  private static Plan plan(Premises premises, Foresight foresight, Look look) {
    List<PlannedStep> steps = new ArrayList<>();
    for (PlannedActivity activity : premises.selection().over(Agenda.of(premises.playbook()))) {
      steps.add(foresight.next(activity));
    }
    return new Plan(premises, look, steps);
  }
}
