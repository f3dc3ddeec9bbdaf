package dev.playbook.steps.process;

import java.time.Duration;

/**
 * What holds when a command ends or has to be ended.
 *
 * @param leftover what happens to processes that it leaves behind
 * @param grace the time between SIGTERM and SIGKILL
 */
public record Rules(Leftover leftover, Duration grace) {
  /** Nothing may be left behind; two seconds of grace. */
  public static final Rules STRICT = new Rules(Leftover.FAIL, Duration.ofSeconds(2));
}
