package dev.playbook.core.run;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.ActivityRunner.Listener;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.ReadOnly;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepResult;
import java.util.Optional;

/** Looks with a step's {@code inspect:}, right before the step, whether it is already done. */
record AlreadyDone(StepBinder binder, Target target, ActivityRunner activities) {
  private static final String UNSEEN = "whether it is already done cannot be seen: ";

  /**
   * Returns how the step ended without having begun: it is done, or the operator stopped the look.
   * Empty when it must be done, also when the look did not succeed.
   */
  Optional<Outcome> look(Activity look, Attempt attempt, Listener listener) {
    return switch (binder.bind(look, attempt.scope(), target)) {
      case Binding.Bound(Step step) ->
          ReadOnly.fault(look, step)
              .map(fault -> told(UNSEEN + fault.message(), listener))
              .orElseGet(() -> judged(look(step, look, attempt), listener));
      case Binding.Waiting(String step) -> told(UNSEEN + "`" + step + "` has no result", listener);
      case Binding.Faulty(Diagnostic fault) -> told(UNSEEN + fault.message(), listener);
    };
  }

  /** Returns whether what the look expects holds; empty when that cannot be seen. */
  Optional<Boolean> holds(Activity look, Attempt attempt, Listener listener) {
    return switch (binder.bind(look, attempt.scope(), target)) {
      case Binding.Bound(Step step) when ReadOnly.fault(look, step).isEmpty() ->
          holds(look(step, look, attempt), listener);
      case Binding.Bound _, Binding.Waiting _, Binding.Faulty _ -> Optional.empty();
    };
  }

  private static Optional<Boolean> holds(Outcome outcome, Listener listener) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> Optional.of(true);
      case Outcome.Failed(Outcome.Cause cause, _, _) when cause == Outcome.Cause.EXPECTATION ->
          Optional.of(false);
      case Outcome.Failed(_, String message, _) -> {
        told(UNSEEN + message, listener);
        yield Optional.empty();
      }
      case Outcome.Unknown(String message, _) -> {
        told(UNSEEN + message, listener);
        yield Optional.empty();
      }
    };
  }

  private Outcome look(Step step, Activity look, Attempt attempt) {
    Deadline deadline = Deadline.in(look.timeout()).orEarlier(attempt.deadline());
    return activities.run(
        step,
        new Attempt(attempt.id(), attempt.number(), look, attempt.scope(), deadline),
        Listener.SILENT);
  }

  private static Optional<Outcome> judged(Outcome outcome, Listener listener) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> {
        listener.output().accept("already done");
        yield Optional.of(new Outcome.Succeeded(StepResult.unchanged()));
      }
      case Outcome.Failed(Outcome.Cause cause, String message, _) ->
          switch (cause) {
            case STOPPED -> Optional.of(outcome);
            case EXPECTATION -> Optional.empty();
            case CONDITION, NOT_STARTED, DECLINED, REFUSED, TIMED_OUT ->
                told(UNSEEN + message, listener);
          };
      case Outcome.Unknown(String message, _) -> told(UNSEEN + message, listener);
    };
  }

  private static Optional<Outcome> told(String line, Listener listener) {
    line.lines().forEach(listener.output());
    return Optional.empty();
  }
}
