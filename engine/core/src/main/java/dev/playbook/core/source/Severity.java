package dev.playbook.core.source;

/** How much a diagnostic weighs. */
public enum Severity {
  /** The playbook cannot be used. */
  ERROR,
  /** The playbook can be used, and something in it is probably not meant. */
  WARNING
}
