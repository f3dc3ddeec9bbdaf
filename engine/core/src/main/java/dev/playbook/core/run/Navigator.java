package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.ResultFields;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Budget;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.StepViews;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.plan.call.Frame;
import dev.playbook.core.run.undo.Reversal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policy of a run: what comes next, given what has happened. A pure function without clock,
 * thread or I/O; order, conditions, retry, budget, failure policy and verdict are decided here and
 * nowhere else.
 */
final class Navigator {
  private static final Set<Phase> WORK =
      Set.of(Phase.PRECONDITION, Phase.BEFORE, Phase.STEP, Phase.VALIDATION);

  private static final Set<Phase> LOOKS = Set.of(Phase.PRECONDITION, Phase.BEFORE);
  private static final String MEND = "mend the condition";
  private static final String COMPARE = "see why that look failed, or expect a fixed value";

  private final Premises premises;
  private final List<PlannedActivity> activities;
  private final List<String> obstacles;
  private final Comparison comparison;
  private final Retreat retreat;

  Navigator(Plan plan) {
    this.premises = plan.premises();
    this.activities = plan.activities();
    this.obstacles = plan.blockers();
    this.comparison = new Comparison(activities);
    this.retreat = new Retreat(activities);
  }

  /**
   * Returns everything that may begin now, or that the run is over; nothing while only the end of
   * what is under way can lead on.
   */
  List<Action> next(Moment now) {
    List<Action> work = work(now);
    if (!work.isEmpty() || isUnderWay(WORK, now)) {
      return work;
    }
    List<Action> back = back(now);
    if (!back.isEmpty() || retreat.reversals(now.state()).anyMatch(each -> isUnderWay(each, now))) {
      return back;
    }
    List<Action> cleanup = cleanup(now);
    return cleanup.isEmpty() && now.underWay().isEmpty()
        ? List.of(new Conclusion(activities, obstacles, now.state()).action())
        : cleanup;
  }

  /** Returns the whole of the run for an activity after these events; see {@link Frame}. */
  Scope scope(PlannedActivity activity, RunState state) {
    Scope scope = scope(state);
    return comparison
        .before(activity, state)
        .map(result -> scope.with("before", result))
        .orElse(scope);
  }

  private Scope scope(RunState state) {
    Map<String, Object> steps = new LinkedHashMap<>();
    for (PlannedActivity activity : activities) {
      if (activity.phase() == Phase.STEP) {
        view(state.of(activity.key())).ifPresent(view -> steps.put(activity.id(), view));
      }
    }
    retreat
        .reversals(state)
        .filter(Reversal.Written.class::isInstance)
        .map(Reversal::activity)
        .forEach(
            activity ->
                view(state.of(activity.key())).ifPresent(view -> steps.put(activity.id(), view)));
    return premises.scope(steps);
  }

  private List<Action> work(Moment now) {
    boolean over = now.state().stopping() || now.state().undo().isPresent();
    if (over || activities.stream().anyMatch(each -> breaks(each, now))) {
      return List.of();
    }
    boolean refused = !obstacles.isEmpty() || isRefused(now.state());
    List<Action> ready = ready(refused ? Set.of(Phase.PRECONDITION) : WORK, now);
    return isOver(now.elapsed()) && ready.stream().anyMatch(Navigator::isOfAStep)
        ? List.of()
        : ready;
  }

  /** What undoes, one after the other. */
  private List<Action> back(Moment now) {
    if (now.state().undo().isEmpty()) {
      List<PlannedActivity> breaking =
          activities.stream().filter(each -> breaks(each, now)).toList();
      return retreat.begin(breaking, now.state()).stream().toList();
    }
    return retreat
        .next(now.state())
        .filter(reversal -> !isUnderWay(reversal, now))
        .map(reversal -> undo(reversal, now.state()))
        .stream()
        .toList();
  }

  private static boolean isUnderWay(Reversal reversal, Moment now) {
    return now.isUnderWay(reversal.activity().key());
  }

  private Action undo(Reversal reversal, RunState state) {
    return switch (reversal) {
      case Reversal.ByType(PlannedActivity activity, PlannedActivity step, SealedCapture kept) ->
          new Action.PutBack(activity, step, kept);
      case Reversal.Written(PlannedActivity activity) -> wanted(activity, state);
      case Reversal.Again(PlannedActivity activity) -> wanted(activity, state);
    };
  }

  private boolean isRefused(RunState state) {
    return activities.stream()
        .anyMatch(
            activity -> activity.phase() == Phase.PRECONDITION && of(activity, state).isBad());
  }

  private boolean isUnderWay(Set<Phase> phases, Moment now) {
    return activities.stream()
        .anyMatch(each -> phases.contains(each.phase()) && now.isUnderWay(each.key()));
  }

  /** What has not begun leaves nothing to clean up. */
  private List<Action> cleanup(Moment now) {
    return hasBegun(Frame.WHOLE, now.state()) ? ready(Set.of(Phase.FINALLY), now) : List.of();
  }

  /** What wants something and waits for nothing: all that is open before it runs beside it. */
  private List<Action> ready(Set<Phase> phases, Moment now) {
    List<Action> ready = new ArrayList<>();
    List<PlannedActivity> open = new ArrayList<>();
    for (PlannedActivity activity : activities) {
      if (phases.contains(activity.phase()) && isOpen(activity, now)) {
        if (!now.isUnderWay(activity.key()) && open.stream().allMatch(activity::isBeside)) {
          ready.add(wanted(activity, now.state()));
        }
        open.add(activity);
      }
    }
    return ready;
  }

  private static boolean isOpen(PlannedActivity activity, Moment now) {
    Progress progress = of(activity, now.state());
    return now.isUnderWay(activity.key()) || progress.isPending() || mayRepeat(activity, progress);
  }

  private Action wanted(PlannedActivity activity, RunState state) {
    Progress progress = of(activity, state);
    return progress.isPending()
        ? first(activity, state)
        : new Action.Attempt(
            activity,
            progress.number() + 1,
            activity.activity().retry().pauseAfter(progress.attempts()));
  }

  private static boolean isOfAStep(Action action) {
    return switch (action) {
      case Action.Attempt(PlannedActivity activity, _, _) -> activity.phase() == Phase.STEP;
      case Action.Skip(PlannedActivity activity, _) -> activity.phase() == Phase.STEP;
      case Action.Fail(PlannedActivity activity, _, _) -> activity.phase() == Phase.STEP;
      case Action.BeginUndo _, Action.PutBack _, Action.Finish _ -> false;
    };
  }

  private Action first(PlannedActivity activity, RunState state) {
    if (activity.phase() == Phase.FINALLY && !hasBegun(activity.frame(), state)) {
      return new Action.Skip(activity, "what it cleans up after has not begun");
    }
    Scope whole = scope(state);
    for (Condition condition : activity.conditions()) {
      switch (condition.judge(whole)) {
        case Evaluation.Value(Object value) when Boolean.TRUE.equals(value) -> {}
        case Evaluation.Value _ -> {
          return new Action.Skip(activity, condition.reason());
        }
        case Evaluation.NotYet _, Evaluation.Failed _ when activity.phase() == Phase.BEFORE -> {}
        case Evaluation.NotYet(String step) -> {
          return new Action.Fail(
              activity, "its condition needs `" + step + "`, which has not run", MEND);
        }
        case Evaluation.Failed(String message) -> {
          return new Action.Fail(activity, "its condition cannot be judged: " + message, MEND);
        }
      }
    }
    return activity
        .frame()
        .fault(whole)
        .<Action>map(
            fault -> new Action.Fail(activity, fault.span() + ": " + fault.message(), MEND))
        .orElseGet(() -> comparable(activity, state));
  }

  /** A called playbook that the run did not come to leaves nothing, though the run has begun. */
  private boolean hasBegun(Frame frame, RunState state) {
    return activities.stream()
        .filter(each -> !LOOKS.contains(each.phase()))
        .filter(each -> each.frame().prefix().startsWith(frame.prefix()))
        .map(each -> of(each, state))
        .anyMatch(progress -> !progress.isPending() && !progress.isDeclined());
  }

  private Action comparable(PlannedActivity activity, RunState state) {
    return comparison
        .missing(activity, state)
        .<Action>map(
            reason -> new Action.Fail(activity, "`before` has no value: " + reason, COMPARE))
        .orElseGet(
            () -> new Action.Attempt(activity, of(activity, state).number() + 1, Duration.ZERO));
  }

  static boolean mayRepeat(PlannedActivity activity, Progress progress) {
    RetryPolicy retry = activity.activity().retry();
    if (!canRepeat(progress) || progress.attempts() >= retry.maxAttempts()) {
      return false;
    }
    Duration spent = progress.spent().plus(retry.pauseAfter(progress.attempts()));
    return retry.maxDuration().map(most -> spent.compareTo(most) < 0).orElse(true);
  }

  /** What nobody knows the end of, and what the operator stopped, is never repeated. */
  private static boolean canRepeat(Progress progress) {
    return progress.outcome().isPresent()
        && progress.outcome().get() instanceof Outcome.Failed(Outcome.Cause cause, _, _)
        && cause != Outcome.Cause.STOPPED
        && cause != Outcome.Cause.DECLINED
        && cause != Outcome.Cause.CONDITION;
  }

  private static Progress of(PlannedActivity activity, RunState state) {
    return state.of(activity.key());
  }

  /** Whether no further step may begin because of how this one ended, or because it has no end. */
  private static boolean breaks(PlannedActivity activity, Moment now) {
    Progress progress = of(activity, now.state());
    boolean goesOn = activity.onFailure() == FailurePolicy.CONTINUE && !progress.isUnknown();
    return activity.phase() == Phase.STEP
        && !now.isUnderWay(activity.key())
        && (progress.isBad() || progress.isUnknown())
        && !mayRepeat(activity, progress)
        && !goesOn;
  }

  private boolean isOver(Duration elapsed) {
    Budget budget = premises.playbook().budget();
    return budget
        .limit()
        .filter(limit -> elapsed.compareTo(limit.minus(budget.reserve())) >= 0)
        .isPresent();
  }

  private static Optional<Map<String, Object>> view(Progress progress) {
    if (progress.skipped().isPresent()) {
      return Optional.of(StepViews.skipped());
    }
    return progress
        .outcome()
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Succeeded(var result) ->
                      StepViews.ended(
                          result.changed(), "succeeded", ResultFields.of(result, progress.took()));
                  case Outcome.Failed _ -> StepViews.ended(false, "failed", Map.of());
                  case Outcome.Unknown _ -> StepViews.ended(false, "unknown", Map.of());
                });
  }
}
