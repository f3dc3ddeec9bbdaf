package dev.playbook.core.run;

/** How a run ended, in the words and exit codes that people rely on. */
public enum Verdict {
  /** Something was changed, and every validation holds. */
  RECOVERED("recovered", 0),
  /** Recovered, and something that is not critical failed. */
  RECOVERED_WITH_WARNINGS("recovered with warnings", 0),
  /** Nothing had to be changed, and every validation holds. */
  NOTHING_TO_DO("nothing to do", 0),
  /** Every step is done, and the playbook has no validations that could tell whether it helped. */
  FINISHED_NOT_VALIDATED("finished, not validated", 0),
  /** What it has changed is undone, as the operator wanted. */
  UNDONE("undone", 0),
  /** A precondition does not hold; nothing was changed. */
  NOT_STARTED("not started", 4),
  /** A step or a validation failed; the state is kept. */
  FAILED_KEPT("failed (kept)", 5),
  /** A step failed, and what was changed is undone. */
  FAILED_UNDONE("failed (undone)", 6),
  /** Nobody can say whether a step was done. */
  UNKNOWN("unknown", 7),
  /** The operator stopped it. */
  STOPPED("stopped", 10);

  private final String words;
  private final int exitCode;

  Verdict(String words, int exitCode) {
    this.words = words;
    this.exitCode = exitCode;
  }

  /** Returns how people call it. */
  public String words() {
    return words;
  }

  /** Returns the exit code of the process. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns whether the target is as whoever began it wants it. */
  public boolean isGood() {
    return exitCode == 0;
  }
}
