package dev.playbook.steps.process;

import java.time.Duration;

/**
 * What holds when a command ends or has to be ended.
 *
 * @param leftover what happens to processes that it leaves behind
 * @param grace the time between SIGTERM and SIGKILL
 * @param isIsolated whether it needs to see and to signal no process but its own
 */
public record Rules(Leftover leftover, Duration grace, boolean isIsolated) {
  /** Nothing may be left behind; two seconds of grace; for programs that look at no others. */
  public static final Rules STRICT = new Rules(Leftover.FAIL, Duration.ofSeconds(2), true);

  /** Rules of a command that may look at every process of the machine. */
  public Rules(Leftover leftover, Duration grace) {
    this(leftover, grace, false);
  }

  /** Returns whether a PID namespace may hold it, which ends with all that is left behind. */
  boolean mayBeIsolated() {
    return isIsolated && leftover != Leftover.KEEP;
  }
}
