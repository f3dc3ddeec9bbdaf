package dev.playbook.steps.docker.process.listing;

import dev.playbook.steps.docker.process.Living;
import dev.playbook.steps.docker.process.Living.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the kernel says of a process.
 *
 * @param boot when the machine was started, in seconds since 1970
 */
record StartTimes(long boot) {
  /** The unit in which Linux tells times to programs, on every machine that has Docker. */
  private static final long TICKS_A_SECOND = 100;

  /**
   * Reads one process.
   *
   * @param stat its {@code stat}
   * @param user the number of its user
   * @param commandLine its {@code cmdline}, the parts ended by zero characters
   * @return empty for one that is dead, or that is no program but a part of the kernel
   */
  Optional<SeenProcess> process(String stat, String user, String commandLine) {
    List<String> command = Arrays.asList(commandLine.split("\0", -1));
    return commandLine.isEmpty() || user.isEmpty()
        ? Optional.empty()
        : Living.of(stat, Trace.NONE)
            .map(
                living ->
                    new SeenProcess(
                        living,
                        Long.parseLong(user),
                        Instant.ofEpochSecond(boot + living.started() / TICKS_A_SECOND),
                        withoutEnd(command)));
  }

  private static List<String> withoutEnd(List<String> parts) {
    return parts.getLast().isEmpty() ? parts.subList(0, parts.size() - 1) : parts;
  }
}
