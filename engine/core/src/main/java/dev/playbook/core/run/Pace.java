package dev.playbook.core.run;

/** How a run goes on from step to step. */
public enum Pace {
  /** By itself. */
  THROUGH,
  /** The operator is asked before each step. */
  STEP_BY_STEP
}
