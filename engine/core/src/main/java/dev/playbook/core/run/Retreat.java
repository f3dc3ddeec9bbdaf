package dev.playbook.core.run;

import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.run.undo.Leg;
import dev.playbook.core.run.undo.Reversal;
import dev.playbook.core.run.undo.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of the policy that undoes: when it begins, what comes next, and when it ends. */
final class Retreat {
  private final List<PlannedActivity> activities;

  Retreat(List<PlannedActivity> activities) {
    this.activities = activities;
  }

  /**
   * Returns what begins an undo: every step that breaks the run wants it, and everybody knows how
   * each step ended. What an operator stops stays as it is.
   *
   * @param breaking the steps because of which no further step begins
   */
  Optional<Action> begin(List<PlannedActivity> breaking, RunState state) {
    boolean wanted =
        !breaking.isEmpty()
            && breaking.stream().allMatch(step -> step.onFailure() == FailurePolicy.UNDO)
            && !state.stopping()
            && state.undo().isEmpty()
            && activities.stream().noneMatch(each -> state.of(each.key()).isUnknown());
    return wanted ? Optional.of(new Action.BeginUndo(items(state))) : Optional.empty();
  }

  private List<RunEvent.Item> items(RunState state) {
    Route route = Route.of(activities, state);
    List<Leg> open = route.open();
    return Stream.concat(
            open.stream().flatMap(leg -> leg.reversals().stream()),
            route.again(open, state).stream().flatMap(leg -> leg.again().stream()))
        .map(Reversal::activity)
        .map(RunEvent.Item::of)
        .toList();
  }

  /** Returns what comes next in the undo that has begun; empty when it is over. */
  Optional<Reversal> next(RunState state) {
    if (state.stopping()) {
      return Optional.empty();
    }
    return reversals(state)
        .filter(reversal -> !isPassed(reversal.activity(), state))
        .findFirst()
        .filter(reversal -> !blocks(reversal.activity(), state));
  }

  /** Returns the activities of the undo that has begun. */
  Stream<Reversal> reversals(RunState state) {
    return state.undo().isEmpty()
        ? Stream.empty()
        : Route.of(activities, state)
            .reversals()
            .filter(reversal -> state.isToUndo(reversal.activity().key()));
  }

  private static boolean isPassed(PlannedActivity activity, RunState state) {
    Progress progress = state.of(activity.key());
    boolean tolerated =
        progress.isBad()
            && !progress.isUnknown()
            && activity.onFailure() == FailurePolicy.CONTINUE
            && !Navigator.mayRepeat(activity, progress);
    return progress.isGood() || progress.skipped().isPresent() || tolerated;
  }

  /** What cannot be undone keeps what is below it from being undone. */
  private static boolean blocks(PlannedActivity activity, RunState state) {
    Progress progress = state.of(activity.key());
    return !progress.isPending() && !Navigator.mayRepeat(activity, progress);
  }
}
