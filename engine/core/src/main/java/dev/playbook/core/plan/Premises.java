package dev.playbook.core.plan;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Baseline;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a plan starts from. Equal premises and an equal live system make an equal plan.
 *
 * @param inputs a value for every input of the playbook that has one
 * @param vars a value for every variable of the playbook
 * @param selection the steps that the operator wants
 */
public record Premises(
    Playbook playbook,
    Target target,
    Map<String, Object> inputs,
    Map<String, Object> vars,
    RunFacts facts,
    Selection selection) {

  /**
   * Returns what expressions and templates see.
   *
   * @param steps by id, what they see of each step
   */
  public Scope scope(Map<String, Object> steps) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("inputs", inputs);
    values.put("vars", vars);
    values.put("target", target.fields());
    values.put("secrets", target.secrets());
    values.put("baseline", target.baseline().map(Baseline::values).orElse(Map.of()));
    values.put("run", facts.fields(playbook.id(), target.id()));
    values.put("steps", steps);
    return new Scope(values);
  }

  /** Returns the same with these variables. */
  public Premises with(Map<String, Object> variables) {
    return new Premises(playbook, target, inputs, variables, facts, selection);
  }

  /** Returns the same, done although its saved plan no longer fits. */
  public Premises accepting(List<String> moved) {
    RunFacts now =
        new RunFacts(
            facts.id(),
            facts.by(),
            facts.startedAt(),
            facts.basis().map(basis -> new RunFacts.Basis(basis.digest(), moved)));
    return new Premises(playbook, target, inputs, vars, now, selection);
  }
}
