package dev.playbook.core.plan.call;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Expression;
import dev.playbook.core.source.Diagnostic;
import java.util.Optional;

/** What must hold for an activity to run. */
public sealed interface Condition {
  /** Judges it over the whole of a run. */
  Evaluation judge(Scope whole);

  /** Returns why the activity is passed over when it does not hold. */
  String reason();

  /** Returns whether it can only be judged after other steps. */
  boolean dependsOnSteps();

  /**
   * A condition of the playbook.
   *
   * @param expression what must hold
   * @param frame the playbook whose names it means
   */
  record Written(Expression expression, Frame frame) implements Condition {
    @Override
    public Evaluation judge(Scope whole) {
      Optional<Diagnostic> fault = frame.fault(whole);
      return fault.isPresent()
          ? new Evaluation.Failed(fault.get().message())
          : Expressions.evaluate(expression, frame.within(whole));
    }

    @Override
    public String reason() {
      return "when " + expression.text();
    }

    @Override
    public boolean dependsOnSteps() {
      return Expressions.mentions(expression, "steps");
    }
  }

  /**
   * The operator does not want it.
   *
   * @param reason the option that says so
   */
  record Deselected(String reason) implements Condition {
    @Override
    public Evaluation judge(Scope whole) {
      return new Evaluation.Value(false);
    }

    @Override
    public boolean dependsOnSteps() {
      return false;
    }
  }
}
