package dev.playbook.core.run;

/** What somebody says of an activity of which the journal does not tell how it ended. */
public enum Resolution {
  /** It was done, to its end. */
  DONE,
  /** It was not done, not even in part: it is begun as if for the first time. */
  NOT_DONE,
  /** It may have been done in part, and is done once more; what was kept for undo stays. */
  RERUN
}
