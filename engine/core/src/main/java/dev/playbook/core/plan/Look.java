package dev.playbook.core.plan;

/** How closely a plan looks at the live system. */
public enum Look {
  /** Not at all. */
  NONE,
  /** Reads. */
  READ,
  /** Reads, and lets step types try what they can take back for certain. */
  PROBE
}
