package dev.playbook.core.model;

/** What follows a failed step. */
public enum FailurePolicy {
  /** No further step is started; the state is kept. */
  STOP,
  /** The next step is started; the run still counts as failed. */
  CONTINUE
}
