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

/** How a run is shown while it goes on, and at its end. */
final class ProgressOptions {
  private static final int LAST_LINES = 10;

  private final Argument<Format> format =
      Argument.option("-o", "FORMAT", Format.class, "text or ndjson (default: text)");
  private final Argument<Boolean> verbose = Argument.flag("-v", "show every line that steps print");

  private enum Format {
    TEXT,
    NDJSON
  }

  /** Work on a run. */
  @FunctionalInterface
  interface Work<E extends Exception, F extends Exception> {
    RunEvent.Ended heardBy(List<RunListener> listeners) throws IOException, E, F;
  }

  List<Argument<?>> arguments() {
    return List.of(format, verbose);
  }

  /** Returns whether people read it. */
  boolean isText() {
    return format.or(Format.TEXT) == Format.TEXT;
  }

  /**
   * Shows the work while it goes on, and returns how it ended.
   *
   * @param run the run's id
   */
  <E extends Exception, F extends Exception> RunEvent.Ended show(
      String run, Console console, Work<E, F> work) throws IOException, E, F {
    try {
      return shown(console, work);
    } catch (JournalException lost) {
      throw refused(lost, run);
    }
  }

  /** Nothing may be done that is not written down. */
  private static RefusedException refused(JournalException lost, String run) {
    String why = String.valueOf(lost.getMessage());
    return lost.hasBegun()
        ? new RefusedException(
            Exit.UNKNOWN,
            List.of(
                why,
                "the run was stopped, because nothing may be done that is not written down",
                "make it writable again, then go on with `playbook resume " + run + "`"))
        : new RefusedException(
            Exit.USAGE,
            List.of(why, "nothing was started", "make it writable again, then repeat the command"));
  }

  private <E extends Exception, F extends Exception> RunEvent.Ended shown(
      Console console, Work<E, F> work) throws IOException, E, F {
    if (isText() && console.terminal().err()) {
      try (LiveProgress live = new LiveProgress(console, verbose.or(false))) {
        return work.heardBy(List.of(live));
      }
    }
    return work.heardBy(
        List.of(
            isText()
                ? new PlainProgress(console, verbose.or(false))
                : new NdjsonProgress(console)));
  }

  /** Returns what tells the end of a run. */
  static Recap recap(Console console, RecordedRun recorded) {
    return new Recap(
        console.style(), recorded.head(), key -> recorded.directory().lastOutput(key, LAST_LINES));
  }
}
