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
  /** Always done; never makes a verdict better. */
  FINALLY
}
