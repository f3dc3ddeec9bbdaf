package dev.playbook.core.activity;

import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How one call of a step went, before the activity's own expressions have judged it.
 *
 * @param known the fields of a failed result that an expression may judge nevertheless
 */
record Look(Outcome outcome, Map<String, Object> known, Duration took) {

  /** An activity did what it should when its own expression holds, even on a failed result. */
  Outcome judged(Attempt attempt) {
    Optional<Expression> expect = attempt.activity().expect();
    if (expect.isEmpty() || outcome instanceof Outcome.Unknown) {
      return outcome;
    }
    Judge.Verdict verdict = verdict(expect.get(), attempt.scope());
    return switch (outcome) {
      case Outcome.Succeeded _ when !verdict.holds() ->
          new Outcome.Failed(Cause.EXPECTATION, verdict.reason(), "");
      case Outcome.Failed _ when verdict.holds() -> new Outcome.Succeeded(StepResult.read(known));
      case Outcome.Succeeded _, Outcome.Failed _, Outcome.Unknown _ -> outcome;
    };
  }

  /** Returns whether an expression holds, and why not. */
  Judge.Verdict verdict(Expression expression, Scope scope) {
    Judge judge = new Judge(scope);
    return switch (outcome) {
      case Outcome.Succeeded(StepResult result) -> judge.judge(expression, result, took);
      case Outcome.Failed(_, String message, _) -> onFailure(judge, expression, message);
      case Outcome.Unknown(String message, _) -> new Judge.Verdict(false, message);
    };
  }

  private Judge.Verdict onFailure(Judge judge, Expression expression, String message) {
    boolean holds =
        !known.isEmpty() && judge.judge(expression, StepResult.read(known), took).holds();
    return new Judge.Verdict(holds, message);
  }
}
