package dev.playbook.steps.process.output;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Gives the disk back what a program has written and nobody will read again, while the program goes
 * on writing: a hole in the file disturbs no writer, as cutting the file would.
 */
final class Spill {
  private static final long KEPT = 1L << 20;
  private static final long STEP = 64L << 20;

  private final Path file;
  private long freed = KEPT;

  Spill(Path file) {
    this.file = file;
  }

  /** Frees everything before this place but the beginning, in steps worth the effort. */
  void free(long end) {
    if (end - freed < STEP) {
      return;
    }
    try {
      new ProcessBuilder("fallocate", "-p", "-o", "" + freed, "-l", "" + (end - freed), "" + file)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException noSuchProgram) {
      // The file just stays long.
    }
    freed = end;
  }
}
