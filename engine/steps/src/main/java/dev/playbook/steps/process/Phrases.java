package dev.playbook.steps.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Turns of phrase that messages about commands share. */
final class Phrases {
  private static final int SECONDS_A_MINUTE = 60;

  private Phrases() {}

  /** Returns the name by which an operator knows the program. */
  static String program(Command command) {
    return "`" + Path.of(command.argv().getFirst()).getFileName() + "`";
  }

  /** Returns for example {@code 850ms}, {@code 2.5s} or {@code 3m20s}. */
  static String time(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return duration.toMillis() + "ms";
    }
    return seconds < SECONDS_A_MINUTE
        ? seconds + (duration.toMillisPart() < 100 ? "" : "." + duration.toMillisPart() / 100) + "s"
        : seconds / SECONDS_A_MINUTE + "m" + seconds % SECONDS_A_MINUTE + "s";
  }

  /** Returns the lines as an indented block below a message, nothing for none. */
  static String block(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
