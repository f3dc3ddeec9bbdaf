package dev.playbook.core.plan;

/** The part of a run that an activity belongs to, in the order of the run. */
public enum Phase {
  /** Read-only; must hold before the first change. */
  PRECONDITION,
  /** Read-only; what validations call {@code before}. Decides nothing. */
  BEFORE,
  /** The work itself. */
  STEP,
  /** Read-only; decides the verdict. */
  VALIDATION,
  /** Takes back what steps have changed; only when a failed step or the operator says so. */
  UNDO,
  /** Always done; never makes a verdict better. */
  FINALLY
}
