package dev.playbook.core.plan;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.ReadOnly;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Step;
import java.util.Optional;

/** Finds out with a step's {@code inspect:} whether it is already done. */
record DoneLook(StepBinder binder, Target target, Eyes.Open eyes, Past past) {

  /**
   * Returns what is known after the look.
   *
   * @param own what the step type itself has seen
   */
  Forecast over(Forecast own, PlannedActivity planned, Activity look, Scope scope) {
    return switch (own) {
      case Forecast.Opaque(Preview preview, _) -> at(preview, own, planned, look, scope);
      case Forecast.WillChange(Preview preview, _) -> at(preview, own, planned, look, scope);
      case Forecast.NothingToDo _,
          Forecast.Reads _,
          Forecast.Asks _,
          Forecast.KnownAfter _,
          Forecast.Perhaps _,
          Forecast.Computed _,
          Forecast.Skipped _,
          Forecast.Checked _,
          Forecast.Blocked _,
          Forecast.Faulty _ ->
          own;
    };
  }

  private Forecast at(
      Preview preview, Forecast own, PlannedActivity planned, Activity look, Scope scope) {
    return switch (binder.bind(look, scope, target)) {
      case Binding.Waiting(String step) ->
          new Forecast.KnownAfter(
              Optional.of(preview), past.path(step), "only then it can be seen whether it is done");
      case Binding.Faulty(Diagnostic fault) -> new Forecast.Faulty(fault);
      case Binding.Bound(Step step) ->
          ReadOnly.fault(look, step)
              .<Forecast>map(Forecast.Faulty::new)
              .orElseGet(() -> seen(preview, own, look, eyes.look(step, planned, look, scope)));
    };
  }

  private Forecast seen(Preview preview, Forecast own, Activity look, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> done(preview, look);
      case Outcome.Failed(Outcome.Cause cause, String shown, _)
          when cause == Outcome.Cause.EXPECTATION ->
          with("not done yet:\n" + shown, own);
      case Outcome.Failed(_, String message, _) -> unseen(message, own);
      case Outcome.Unknown(String message, _) -> unseen(message, own);
    };
  }

  /** What an earlier step changes may undo what is done now. */
  private Forecast done(Preview preview, Activity look) {
    String words = look.expect().map(Expression::text).orElse("");
    return past.lastChange()
        .<Forecast>map(
            step ->
                new Forecast.KnownAfter(
                    Optional.of(preview), step, "already done as things stand: " + words))
        .orElseGet(() -> new Forecast.NothingToDo(preview, "already done: " + words));
  }

  private static Forecast unseen(String message, Forecast own) {
    return with("whether it is already done cannot be seen: " + message, own);
  }

  private static Forecast with(String finding, Forecast own) {
    return own instanceof Forecast.Opaque(Preview preview, _)
        ? new Forecast.Opaque(preview, finding)
        : own;
  }
}
