package dev.playbook.core.plan;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of a playbook before anybody has given a value for its inputs. */
public final class Undecided {
  private Undecided() {}

  /** Returns premises in which an input without a default has no value yet. */
  public static Premises premises(Playbook playbook, Target target, RunFacts facts) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (InputDefinition input : playbook.inputs()) {
      inputs.put(
          input.name(),
          input.fallback().orElseGet(() -> new Scope.NotYet("inputs." + input.name())));
    }
    return variables(new Premises(playbook, target, inputs, Map.of(), facts, Selection.EVERYTHING));
  }

  /** Each variable may use those above it; one that has no value yet leaves others without. */
  private static Premises variables(Premises premises) {
    Premises known = premises;
    for (Map.Entry<String, Expression> variable : premises.playbook().vars().entrySet()) {
      Map<String, Object> vars = new LinkedHashMap<>(known.vars());
      vars.put(
          variable.getKey(),
          Expressions.evaluate(variable.getValue(), known.scope(Map.of()))
                  instanceof Evaluation.Value(Object value)
              ? value
              : new Scope.NotYet("vars." + variable.getKey()));
      known = known.with(vars);
    }
    return known;
  }
}
