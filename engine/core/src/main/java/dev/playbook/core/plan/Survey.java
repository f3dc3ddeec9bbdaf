package dev.playbook.core.plan;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.spi.Preview;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said about a playbook to those who read about it: before anybody has given a value,
 * whatever the conditions of its steps. The same wherever and whenever it is asked: it knows no
 * moment, no person and no folder of a machine.
 */
public final class Survey {
  private static final RunFacts NO_RUN =
      new RunFacts("RUN", "operator", Instant.EPOCH, Optional.empty());

  private final StepBinder binder;
  private final Premises premises;

  /**
   * Surveys a playbook.
   *
   * @param target where it is done; only its names count
   */
  public Survey(Playbook playbook, Target target, StepBinder binder) {
    this.binder = binder;
    this.premises = variables(premises(playbook, anywhere(target)));
  }

  /** Returns every activity with what is known of it; looks at nothing. */
  public Plan plan() {
    return new Planner(binder).unconditional(premises);
  }

  /** Returns what an activity that is no part of a run would send, as far as that is known. */
  public Optional<Preview> preview(Activity activity) {
    return binder.bind(activity, premises.scope(Map.of()), premises.target())
            instanceof Binding.Bound(var step)
        ? Optional.of(step.preview())
        : Optional.empty();
  }

  private static Premises premises(Playbook playbook, Target target) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (InputDefinition input : playbook.inputs()) {
      inputs.put(
          input.name(),
          input.fallback().orElseGet(() -> new Scope.NotYet("inputs." + input.name())));
    }
    return new Premises(playbook, target, inputs, Map.of(), NO_RUN, Selection.EVERYTHING);
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

  private static Target anywhere(Target target) {
    return new Target(
        target.source(),
        target.id(),
        Path.of("workdir"),
        target.containers(),
        target.connections(),
        target.urls(),
        target.secrets(),
        target.guarded(),
        target.baseline());
  }
}
