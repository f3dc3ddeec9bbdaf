package dev.playbook.core.model;

/** What follows a failed step. */
public enum FailurePolicy {
  /** No further step is started; the state is kept. */
  STOP,
  /** No further step is started; what was changed is undone, the last change first. */
  UNDO,
  /** The next step is started; the run still counts as failed. */
  CONTINUE
}
