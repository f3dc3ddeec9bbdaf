package dev.playbook.core.expression;

import dev.playbook.core.model.Expression;
import org.jspecify.annotations.Nullable;

public final class Expressions {
  private Expressions() {}

  public sealed interface Evaluation {
    record Value(@Nullable Object value) implements Evaluation {}

    record NotYet(String step) implements Evaluation {}

    record Failed(String message) implements Evaluation {}
  }

  public static Evaluation evaluate(Expression e, Scope s) {
    return new Evaluation.Value(e.text() + s);
  }

  public static String explain(Expression e, Scope s) {
    return e.text() + s;
  }
}
