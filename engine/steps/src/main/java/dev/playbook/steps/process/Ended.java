package dev.playbook.steps.process;

import java.time.Duration;
import java.util.List;

/**
 * How a command ended by itself.
 *
 * @param exitCode its exit code, 128 + n when signal n ended it
 * @param output what it wrote to standard output; beginning and end when it was more than 128 KiB
 * @param error the same of standard error
 * @param isCut whether something of the standard output is missing
 * @param lastLines the last lines it wrote, of both outputs
 * @param duration how long it took
 */
public record Ended(
    int exitCode,
    String output,
    String error,
    boolean isCut,
    List<String> lastLines,
    Duration duration) {

  /** Copies the lines. */
  public Ended {
    lastLines = List.copyOf(lastLines);
  }
}
