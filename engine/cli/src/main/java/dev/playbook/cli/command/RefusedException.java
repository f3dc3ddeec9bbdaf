package dev.playbook.cli.command;

import java.util.List;

/** A command cannot do what was asked, for a reason that is not a bug. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final transient List<String> lines;

  RefusedException(int exitCode, List<String> lines) {
    super(String.join("\n", lines));
    this.exitCode = exitCode;
    this.lines = List.copyOf(lines);
  }

  RefusedException(int exitCode, String line) {
    this(exitCode, List.of(line));
  }

  /** Returns the exit code of the process. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns what to say. */
  public List<String> lines() {
    return lines;
  }
}
