package dev.playbook.core.activity;

import dev.playbook.spi.StepResult;

/** How an attempt ended. */
public sealed interface Outcome {

  /** It did what it should, and what the playbook expects of it holds. */
  record Succeeded(StepResult result) implements Outcome {}

  /**
   * It did not end well, and that is certain.
   *
   * @param cause why
   * @param message what happened, one or more lines
   * @param hint what to do, as an order; {@code ""} for none
   */
  record Failed(Cause cause, String message, String hint) implements Outcome {}

  /**
   * Nobody can say whether the work was done.
   *
   * @param message what happened, one or more lines
   * @param hint what to look at, as an order; {@code ""} for none
   */
  record Unknown(String message, String hint) implements Outcome {}

  /** Why an attempt failed. */
  enum Cause {
    /** Whether it should run cannot be judged. */
    CONDITION,
    /** The work was never begun. */
    NOT_STARTED,
    /** A person said no, or nobody could be asked; nothing was begun. */
    DECLINED,
    /** The target said no. */
    REFUSED,
    /** The time was up; the end of the work is confirmed, or it was one that only reads. */
    TIMED_OUT,
    /** The work was done, and {@code expect:} does not hold. */
    EXPECTATION,
    /** The operator stopped it. */
    STOPPED
  }
}
