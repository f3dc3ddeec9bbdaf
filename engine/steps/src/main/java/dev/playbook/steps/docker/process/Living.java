package dev.playbook.steps.docker.process;

import java.util.Optional;

/**
 * A process as it was seen at one moment.
 *
 * @param pid its number
 * @param parent the number of its parent
 * @param session the number of its session
 * @param started when it started, in ticks; with the number it names one process for ever
 * @param name the name of its program
 * @param trace what ties it to the step
 */
public record Living(long pid, long parent, long session, long started, String name, Trace trace) {
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int SESSION = 3;
  private static final int STARTED = 19;

  /** What of the step can be seen in a process itself. */
  public enum Trace {
    /** The step's token stands in its environment. */
    TOKEN,
    /** It writes into the same pipe as a process with the token. */
    PIPE,
    /** Nothing. */
    NONE
  }

  /** Reads a line of {@code /proc/<pid>/stat}; a dead process that was not collected is none. */
  public static Optional<Living> of(String stat, Trace trace) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    String[] fields = close < 0 ? new String[0] : stat.substring(close + 1).strip().split("\\s+");
    if (open < 1 || fields.length <= STARTED || "ZX".contains(fields[STATE])) {
      return Optional.empty();
    }
    return Optional.of(
        new Living(
            Long.parseLong(stat.substring(0, open).strip()),
            Long.parseLong(fields[PARENT]),
            Long.parseLong(fields[SESSION]),
            Long.parseLong(fields[STARTED]),
            stat.substring(open + 1, close),
            trace));
  }

  /** Returns whether this is the same process, seen at another moment. */
  public boolean is(Living other) {
    return pid == other.pid && started == other.started;
  }
}
