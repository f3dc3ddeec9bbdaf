package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.ResultFields;
import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Budget;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.StepViews;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The policy of a run: what comes next, given what has happened. A pure function without clock,
 * thread or I/O; order, conditions, retry, budget, failure policy and verdict are decided here and
 * nowhere else.
 */
final class Navigator {
  private final Premises premises;
  private final List<PlannedActivity> activities;
  private final List<String> obstacles;

  Navigator(Plan plan) {
    this.premises = plan.premises();
    this.activities = plan.activities();
    this.obstacles = plan.blockers();
  }

  /**
   * Returns what to do next.
   *
   * @param elapsed the time since the run started
   */
  Action next(RunState state, Duration elapsed) {
    return work(state, elapsed)
        .or(() -> cleanup(state))
        .orElseGet(() -> new Conclusion(activities, obstacles, state).action());
  }

  /** Returns what expressions and templates see after these events. */
  Scope scope(RunState state) {
    Map<String, Object> steps = new LinkedHashMap<>();
    for (PlannedActivity activity : activities) {
      if (activity.phase() == Phase.STEP) {
        view(state.of(activity.key())).ifPresent(view -> steps.put(activity.id(), view));
      }
    }
    return premises.scope(steps);
  }

  private Optional<Action> work(RunState state, Duration elapsed) {
    if (state.stopping()) {
      return Optional.empty();
    }
    Optional<Action> precondition = inPhase(Phase.PRECONDITION, state, this::whatever);
    boolean refused =
        activities.stream()
            .anyMatch(
                activity -> activity.phase() == Phase.PRECONDITION && of(activity, state).isBad());
    return precondition.isPresent() || refused || !obstacles.isEmpty()
        ? precondition
        : steps(state, elapsed);
  }

  private Optional<Action> steps(RunState state, Duration elapsed) {
    Optional<Action> step = inPhase(Phase.STEP, state, failed -> goesOn(failed, state));
    boolean broken = activities.stream().anyMatch(activity -> breaks(activity, state));
    if (broken || (step.isPresent() && isOver(elapsed))) {
      return Optional.empty();
    }
    return step.or(() -> inPhase(Phase.VALIDATION, state, this::whatever));
  }

  /** What has not begun leaves nothing to clean up. */
  private Optional<Action> cleanup(RunState state) {
    boolean begun =
        activities.stream()
            .filter(activity -> activity.phase() != Phase.PRECONDITION)
            .anyMatch(activity -> !of(activity, state).isPending());
    return begun ? inPhase(Phase.FINALLY, state, this::whatever) : Optional.empty();
  }

  /** The first activity of a phase that still wants something, unless a failure is in the way. */
  private Optional<Action> inPhase(
      Phase phase, RunState state, Predicate<PlannedActivity> goesOnAfter) {
    for (PlannedActivity activity : activities) {
      if (activity.phase() != phase) {
        continue;
      }
      Optional<Action> action = wanted(activity, state);
      if (action.isPresent()) {
        return action;
      }
      if (of(activity, state).isBad() && !goesOnAfter.test(activity)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Action> wanted(PlannedActivity activity, RunState state) {
    Progress progress = state.of(activity.key());
    if (progress.skipped().isPresent() || progress.isGood()) {
      return Optional.empty();
    }
    return progress.outcome().isEmpty()
        ? Optional.of(first(activity, state))
        : again(activity, progress);
  }

  private Action first(PlannedActivity activity, RunState state) {
    Scope scope = scope(state);
    for (Expression condition : activity.conditions()) {
      switch (Expressions.evaluate(condition, scope)) {
        case Evaluation.Value(Object value) when Boolean.TRUE.equals(value) -> {}
        case Evaluation.Value _ -> {
          return new Action.Skip(activity, "when " + condition.text());
        }
        case Evaluation.NotYet(String step) -> {
          return new Action.Fail(activity, "its condition needs `" + step + "`, which has not run");
        }
        case Evaluation.Failed(String message) -> {
          return new Action.Fail(activity, "its condition cannot be judged: " + message);
        }
      }
    }
    return new Action.Attempt(activity, 1, Duration.ZERO);
  }

  private static Optional<Action> again(PlannedActivity activity, Progress progress) {
    RetryPolicy retry = activity.activity().retry();
    Duration pause = retry.pauseAfter(progress.attempts());
    boolean inTime =
        retry
            .maxDuration()
            .map(most -> progress.spent().plus(pause).compareTo(most) < 0)
            .orElse(true);
    return inTime && progress.attempts() < retry.maxAttempts() && canRepeat(progress)
        ? Optional.of(new Action.Attempt(activity, progress.attempts() + 1, pause))
        : Optional.empty();
  }

  /** What nobody knows the end of, and what the operator stopped, is never repeated. */
  private static boolean canRepeat(Progress progress) {
    return progress.outcome().isPresent()
        && progress.outcome().get() instanceof Outcome.Failed(Outcome.Cause cause, _, _)
        && cause != Outcome.Cause.STOPPED
        && cause != Outcome.Cause.CONDITION;
  }

  private static Progress of(PlannedActivity activity, RunState state) {
    return state.of(activity.key());
  }

  private boolean whatever(PlannedActivity failed) {
    return true;
  }

  private boolean goesOn(PlannedActivity failed, RunState state) {
    return failed.onFailure() == FailurePolicy.CONTINUE && !of(failed, state).isUnknown();
  }

  private boolean breaks(PlannedActivity activity, RunState state) {
    return activity.phase() == Phase.STEP
        && of(activity, state).isBad()
        && wanted(activity, state).isEmpty()
        && !goesOn(activity, state);
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
