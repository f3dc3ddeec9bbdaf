package dev.playbook.core.plan.call;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.core.source.Diagnostic;
import java.util.Optional;

/**
 * A condition, and the playbook whose names it means.
 *
 * @param expression what must hold
 * @param frame where it stands
 */
public record Condition(Expression expression, Frame frame) {
  /** Judges it over the whole of a run. */
  public Evaluation judge(Scope whole) {
    Optional<Diagnostic> fault = frame.fault(whole);
    return fault.isPresent()
        ? new Evaluation.Failed(fault.get().message())
        : Expressions.evaluate(expression, frame.within(whole));
  }

  /** Returns the condition as it is written. */
  public String text() {
    return expression.text();
  }
}
