package dev.playbook.steps.process.containment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the processes of one command have in common, however they were forked.
 *
 * @param token the value of {@link #VARIABLE} in their environments
 * @param leader the number of the session that the first of them leads; it is not given to another
 *     process as long as one of the session lives
 * @param since none of them began before, in clock ticks since the machine started
 */
public record Mark(String token, long leader, long since) {
  /** The variable that every process of the command inherits. */
  public static final String VARIABLE = "PLAYBOOK_TOKEN";

  /** What the kernel counts start times in, on every Linux. */
  private static final double TICKS_A_SECOND = 100;

  private static final double SLACK_IN_SECONDS = 1;

  /** Marks what a process leads that was started this moment. */
  public static Mark ofStarted(String token, Process leader) {
    return new Mark(token, leader.pid(), (long) ((uptime() - SLACK_IN_SECONDS) * TICKS_A_SECOND));
  }

  boolean fits(Living living) {
    return living.session() == leader || living.group() == leader;
  }

  /** Returns whether it can be one of them by its age, which spares reading its environment. */
  boolean mayFit(Living living) {
    return living.startTime() >= since;
  }

  private static double uptime() {
    try {
      return Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
