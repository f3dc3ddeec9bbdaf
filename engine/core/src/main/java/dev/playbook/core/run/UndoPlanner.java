package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.plan.Experience;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Took;
import dev.playbook.core.run.undo.Leg;
import dev.playbook.core.run.undo.Reversal;
import dev.playbook.core.run.undo.Route;
import dev.playbook.core.run.undo.UndoPlan;
import dev.playbook.core.run.undo.UndoPlan.Doing;
import dev.playbook.core.run.undo.UndoPlan.Part;
import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Says what an undo of a run would do. Looks at nothing but the run. */
public final class UndoPlanner {
  private final Plan plan;
  private final RunState state;
  private final StepBinder binder;
  private final Experience past;
  private final UnaryOperator<String> mask;
  private final Navigator navigator;

  /**
   * Makes a planner for one run.
   *
   * @param past how long earlier undos took
   * @param mask what every text goes through before it is compared with what was kept
   */
  public UndoPlanner(
      Plan plan, RunState state, StepBinder binder, Experience past, UnaryOperator<String> mask) {
    this.plan = plan;
    this.state = state;
    this.binder = binder;
    this.past = past;
    this.mask = mask;
    this.navigator = new Navigator(plan);
  }

  /**
   * Returns the plan.
   *
   * @param legs what is undone, in order
   * @param left what stays as it is
   * @param chosen the steps that the operator has named
   */
  public UndoPlan plan(List<Leg> legs, List<UndoPlan.Left> left, List<String> chosen) {
    Stream<Part> back = legs.stream().map(this::part).filter(part -> !part.doings().isEmpty());
    Stream<Part> again =
        Route.of(plan.activities(), state).again(legs, state).stream().map(this::again);
    return new UndoPlan(Stream.concat(back, again).toList(), left, chosen);
  }

  private Part again(Leg leg) {
    return new Part(leg.name(), leg.again().stream().map(this::doing).toList(), List.of(), true);
  }

  private Part part(Leg leg) {
    List<Reversal> open =
        leg.reversals().stream().filter(each -> !state.of(each.activity().key()).isGood()).toList();
    return new Part(
        leg.name(),
        open.stream().map(this::doing).toList(),
        open.stream().flatMap(each -> changes(each).stream()).toList(),
        false);
  }

  private Doing doing(Reversal reversal) {
    Optional<Preview> preview =
        switch (reversal) {
          case Reversal.ByType(PlannedActivity activity, PlannedActivity step, _) ->
              preview(step, activity.activity());
          case Reversal.Written(PlannedActivity activity) -> preview(activity, activity.activity());
          case Reversal.Again(PlannedActivity activity) -> preview(activity, activity.activity());
        };
    PlannedActivity activity = reversal.activity();
    List<String> sent =
        reversal instanceof Reversal.ByType
            ? List.of()
            : preview.map(Preview::sent).orElse(List.of()).stream().map(mask).toList();
    Optional<Duration> usual =
        past.of(activity.key(), sent).map(Took::median).or(activity::estimate);
    return new Doing(activity, preview, usual);
  }

  private Optional<Preview> preview(PlannedActivity planned, Activity activity) {
    return binder.bind(
                activity,
                planned.frame().within(navigator.scope(planned, state)),
                plan.premises().target())
            instanceof Binding.Bound(var step)
        ? Optional.of(step.preview())
        : Optional.empty();
  }

  private List<Change> changes(Reversal reversal) {
    return reversal instanceof Reversal.ByType(_, PlannedActivity step, _)
            && state.of(step.key()).outcome().orElse(null)
                instanceof Outcome.Succeeded(StepResult result)
        ? result.changes().reversed().stream().map(UndoPlanner::back).toList()
        : List.of();
  }

  private static Change back(Change change) {
    return new Change(change.resource(), change.after(), change.before(), Optional.empty());
  }
}
