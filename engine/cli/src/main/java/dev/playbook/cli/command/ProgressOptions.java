package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.LiveProgress;
import dev.playbook.cli.output.NdjsonProgress;
import dev.playbook.cli.output.PlainProgress;
import dev.playbook.cli.output.Recap;
import dev.playbook.core.journal.JournalException;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.IOException;
import java.util.List;

/** How a run is told while it goes on. */
final class ProgressOptions {
  private static final int LAST_LINES = 10;

  private final Argument<Format> format =
      Argument.option("-o", "FORMAT", Format.class, "text or ndjson (default: text)");
  private final Argument<Boolean> verbose = Argument.flag("-v", "show every line that steps print");

  private enum Format {
    TEXT,
    NDJSON
  }

  /** What is told. */
  interface Work {
    RunEvent.Ended toldTo(RunListener listener) throws IOException;
  }

  List<Argument<?>> arguments() {
    return List.of(format, verbose);
  }

  /** Returns whether people read it. */
  boolean isText() {
    return format.or(Format.TEXT) == Format.TEXT;
  }

  /**
   * Does the work of a run, and tells it.
   *
   * @throws RefusedException when its journal is lost
   */
  RunEvent.Ended listened(Console console, String run, Work work) throws IOException {
    try {
      return listened(console, work);
    } catch (JournalException lost) {
      throw new RefusedException(
          Exit.UNKNOWN,
          List.of(
              String.valueOf(lost.getMessage()),
              "the run was stopped, because nothing may be done that is not written down",
              "look at `playbook report " + run + "`"));
    }
  }

  private RunEvent.Ended listened(Console console, Work work) throws IOException {
    if (isText() && console.terminal().err()) {
      try (LiveProgress live = new LiveProgress(console, verbose.or(false))) {
        return work.toldTo(live);
      }
    }
    return work.toldTo(
        switch (format.or(Format.TEXT)) {
          case TEXT -> new PlainProgress(console, verbose.or(false));
          case NDJSON -> new NdjsonProgress(console);
        });
  }

  /** Returns what tells the end of a run. */
  static Recap recap(Console console, RecordedRun recorded) {
    return new Recap(console.style(), key -> recorded.directory().lastOutput(key, LAST_LINES));
  }
}
