package dev.playbook.core.activity;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.spi.StepResult;
import java.time.Duration;

/** Says whether a condition over a result holds, and if not, why. */
final class Judge {
  private final Scope scope;

  Judge(Scope scope) {
    this.scope = scope;
  }

  /** A condition holds, or it does not for a reason in a few words. */
  record Verdict(boolean holds, String reason) {}

  Verdict judge(Expression expression, StepResult result, Duration took) {
    Scope withResult = with(result, took);
    return switch (Expressions.evaluate(expression, withResult)) {
      case Evaluation.Value(Object value) ->
          new Verdict(Boolean.TRUE.equals(value), Expressions.explain(expression, withResult));
      case Evaluation.NotYet(String step) ->
          new Verdict(false, "needs the result of `" + step + "`, which has not run");
      case Evaluation.Failed(String message) -> new Verdict(false, message);
    };
  }

  private Scope with(StepResult result, Duration took) {
    return scope.with("result", ResultFields.of(result, took));
  }
}
