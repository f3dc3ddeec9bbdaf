package dev.playbook.core.activity;

import dev.playbook.core.activity.Reading.Verdict;
import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Trigger;
import dev.playbook.spi.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what one look of a trigger means. */
final class TriggerJudge {
  private final Trigger.Measured trigger;
  private final Scope scope;

  TriggerJudge(Trigger.Measured trigger, Scope scope) {
    this.trigger = trigger;
    this.scope = scope;
  }

  Reading judge(Look look) {
    return switch (look.outcome()) {
      case Outcome.Succeeded(StepResult result) ->
          answered(scope.with("result", ResultFields.of(result, look.took())));
      case Outcome.Failed failed -> failed(failed, look);
      case Outcome.Unknown(String message, _) -> Reading.noData(message);
    };
  }

  private Reading answered(Scope seen) {
    if (trigger.noData().isPresent()) {
      Expression noData = trigger.noData().get();
      switch (Expressions.evaluate(noData, seen)) {
        case Evaluation.Value(Object value) when !Boolean.TRUE.equals(value) -> {}
        case Evaluation.Value _ -> {
          return Reading.noData(Expressions.explain(noData, seen));
        }
        case Evaluation.NotYet(String name) -> {
          return needs(name);
        }
        case Evaluation.Failed(String message) -> {
          return Reading.noData(message);
        }
      }
    }
    return switch (Expressions.evaluate(trigger.breach(), seen)) {
      case Evaluation.Value(Object value) ->
          new Reading(
              Boolean.TRUE.equals(value) ? Verdict.BREACH : Verdict.FINE,
              Expressions.explain(trigger.breach(), seen));
      case Evaluation.NotYet(String name) -> needs(name);
      case Evaluation.Failed(String message) -> Reading.noData(message);
    };
  }

  /** A look that failed can show a breach, when that is what is looked for; it is never fine. */
  private Reading failed(Outcome.Failed failed, Look look) {
    Map<String, Object> known = new LinkedHashMap<>(look.known());
    if (failed.cause() == Outcome.Cause.TIMED_OUT) {
      known.putIfAbsent("timedOut", true);
    }
    if (known.isEmpty()) {
      return Reading.noData(failed.message());
    }
    Scope seen = scope.with("result", ResultFields.of(StepResult.read(known), look.took()));
    boolean excused = trigger.noData().map(noData -> holds(noData, seen)).orElse(false);
    return !excused && holds(trigger.breach(), seen)
        ? new Reading(
            Verdict.BREACH, Expressions.explain(trigger.breach(), seen) + "\n" + failed.message())
        : Reading.noData(failed.message());
  }

  private static boolean holds(Expression expression, Scope seen) {
    return Expressions.evaluate(expression, seen) instanceof Evaluation.Value(Object value)
        && Boolean.TRUE.equals(value);
  }

  private static Reading needs(String name) {
    return Reading.noData("needs `" + name + "`, which has no value");
  }
}
