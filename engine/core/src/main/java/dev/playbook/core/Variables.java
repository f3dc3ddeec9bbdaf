package dev.playbook.core;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.plan.Premises;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes the variables of a playbook, each over those above it. */
final class Variables {
  private Variables() {}

  /** Returns the premises with a value for every variable; one that is known stays as it is. */
  static Premises computed(Premises premises) throws PremiseException {
    Premises known = premises;
    for (var variable : premises.playbook().vars().entrySet()) {
      Map<String, Object> vars = new LinkedHashMap<>(known.vars());
      if (vars.containsKey(variable.getKey())) {
        continue;
      }
      switch (Expressions.evaluate(variable.getValue(), known.scope(Map.of()))) {
        case Evaluation.Value(var value) -> vars.put(variable.getKey(), value);
        case Evaluation.NotYet(String step) ->
            throw unknown(variable.getKey(), "it needs the result of `" + step + "`");
        case Evaluation.Failed(String message) -> throw unknown(variable.getKey(), message);
      }
      known = known.with(vars);
    }
    return known;
  }

  private static PremiseException unknown(String variable, String reason) {
    return new PremiseException(
        List.of("variable `" + variable + "` cannot be computed: " + reason));
  }
}
