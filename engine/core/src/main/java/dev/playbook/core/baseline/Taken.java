package dev.playbook.core.baseline;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.ResultFields;
import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Measure;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one measure. */
public sealed interface Taken {
  /** Returns what was to be measured. */
  Measure measure();

  /**
   * It was measured.
   *
   * @param values by name, in the order of the measure, in their {@linkplain Values kept} form
   */
  record Measured(Measure measure, Map<String, @Nullable Object> values) implements Taken {}

  /**
   * It could not be measured.
   *
   * @param reason one or more lines
   */
  record Missing(Measure measure, String reason) implements Taken {}

  /**
   * Takes the values out of how a look went.
   *
   * @param took how long the look took
   */
  static Taken of(Measure measure, Outcome outcome, Duration took, Scope scope) {
    return switch (outcome) {
      case Outcome.Succeeded(StepResult result) ->
          values(measure, scope.with("result", ResultFields.of(result, took)));
      case Outcome.Failed(_, String message, _) -> new Missing(measure, message);
      case Outcome.Unknown(String message, _) -> new Missing(measure, message);
    };
  }

  private static Taken values(Measure measure, Scope seen) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, Expression> kept : measure.kept().entrySet()) {
      switch (Expressions.evaluate(kept.getValue(), seen)) {
        case Evaluation.Value(Object value) when value == null -> {
          return new Missing(measure, "`%s` is null".formatted(kept.getKey()));
        }
        case Evaluation.Value(Object value) -> values.put(kept.getKey(), Values.kept(value));
        case Evaluation.NotYet(String name) -> {
          return new Missing(measure, "`%s` needs `%s`".formatted(kept.getKey(), name));
        }
        case Evaluation.Failed(String message) -> {
          return new Missing(measure, "`%s`: %s".formatted(kept.getKey(), message));
        }
      }
    }
    return new Measured(measure, values);
  }
}
