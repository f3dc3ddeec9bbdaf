package dev.playbook.core;

import java.util.List;

/** The values that the operator gave do not fit the playbook. */
public final class PremiseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  PremiseException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong, each one line. */
  public List<String> problems() {
    return problems;
  }
}
