package dev.playbook.steps.process;

import java.util.Locale;

/** What happens to processes that a command leaves behind when it has ended. */
public enum Leftover {
  /** They are ended, and the step fails and names them. */
  FAIL,
  /** They are ended. */
  KILL,
  /** They go on: the command is meant to start a daemon. */
  KEEP;

  /** Returns the one that a playbook writes in lower case. */
  public static Leftover of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
