package dev.playbook.core.expression.value;

import dev.playbook.core.expression.Scope;

/**
 * Ends an evaluation, or one side of {@code &&} and {@code ||}; never leaves {@link
 * dev.playbook.core.expression.Expressions}.
 */
public final class NoValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean notYet;

  private NoValue(String words, boolean notYet) {
    super(words, null, false, false);
    this.notYet = notYet;
  }

  /** A value is only there after a step. */
  public static NoValue before(Scope.NotYet value) {
    return new NoValue(value.step(), true);
  }

  /** There is no value, for a reason in one line. */
  public static NoValue because(String reason) {
    return new NoValue(reason, false);
  }

  /** Returns whether the value will be there later. */
  public boolean notYet() {
    return notYet;
  }

  /** Returns the step to wait for, or the reason. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
