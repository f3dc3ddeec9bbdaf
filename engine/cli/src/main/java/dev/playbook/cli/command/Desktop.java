package dev.playbook.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whatever opens files for the person in front of this machine. */
final class Desktop {
  private static final String OPENER = "xdg-open";
  private static final long LONGEST_SECONDS = 10;

  private Desktop() {}

  /** Opens a file; returns why it cannot. */
  static Optional<String> open(Path file) throws InterruptedException {
    try {
      Process opener =
          new ProcessBuilder(OPENER, file.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean refused =
          opener.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && opener.exitValue() != 0;
      return refused
          ? Optional.of("`%s` has nothing to open it with".formatted(OPENER))
          : Optional.empty();
    } catch (IOException missing) {
      return Optional.of("there is no `%s` on this machine".formatted(OPENER));
    }
  }
}
