package dev.playbook.steps.process.containment;

import java.util.Optional;

/**
 * A process that lives, by what tells it from a later one with the same number.
 *
 * @param pid its number
 * @param parent the number of the process that began it, or that took it over
 * @param startTime when it began, in clock ticks since the machine started
 * @param session the number of its session
 * @param group the number of its process group
 * @param state the kernel's letter, for example {@code S} or {@code D}
 * @param name the kernel's name of it, at most 15 characters
 */
public record Living(
    long pid, long parent, long startTime, long session, long group, char state, String name) {
  private static final int START_TIME = 19;

  /** Reads one line of {@code /proc/PID/stat}, see proc(5); empty for a process that has ended. */
  static Optional<Living> parse(String stat) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 0 || close + 2 >= stat.length()) {
      return Optional.empty();
    }
    String[] fields = stat.substring(close + 2).split(" ", -1);
    char state = fields[0].charAt(0);
    if (fields.length <= START_TIME || state == 'Z' || state == 'X') {
      return Optional.empty();
    }
    return Optional.of(
        new Living(
            Long.parseLong(stat.substring(0, open).strip()),
            Long.parseLong(fields[1]),
            Long.parseLong(fields[START_TIME]),
            Long.parseLong(fields[3]),
            Long.parseLong(fields[2]),
            state,
            stat.substring(open + 1, close)));
  }

  /** Returns a text for messages; never the arguments, which may hold anything. */
  @Override
  public String toString() {
    return state == 'D'
        ? "`%s` (pid %d, waiting in the kernel)".formatted(name, pid)
        : "`%s` (pid %d)".formatted(name, pid);
  }
}
