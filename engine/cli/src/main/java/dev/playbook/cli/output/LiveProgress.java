package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.report.StepStatus;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.time.Duration;
import java.util.Optional;

/** Progress on a terminal: a line for each activity that ended, and one that lives. */
public final class LiveProgress implements RunListener, AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final String BACK_AND_CLEAR = "\r\u001b[K";
  private static final int LEFT_MARGIN = 3;
  private static final int BAR = 20;

  private final Console console;
  private final Style style;
  private final boolean verbose;
  private final StepLine steps = new StepLine();
  private final Thread clock;
  private final long begun = System.nanoTime();
  private Optional<Current> current = Optional.empty();
  private Optional<Duration> promise = Optional.empty();

  /** What goes on at this moment. */
  private record Current(String key, long since, Duration timeout, String reason) {}

  /**
   * Makes a printer and starts to redraw its last line.
   *
   * @param verbose whether lines that activities print are shown
   */
  public LiveProgress(Console console, boolean verbose) {
    this.console = console;
    this.style = console.talkStyle();
    this.verbose = verbose;
    this.clock = Thread.ofVirtual().name("progress").start(this::redrawUntilInterrupted);
  }

  @Override
  public synchronized void on(RunEvent event) {
    steps.on(event);
    switch (event) {
      case RunEvent.Started started -> {
        promise = started.budgetTarget();
        say(
            style.strong(
                "RUN   %s  %s  %s  by %s"
                    .formatted(
                        started.playbook(),
                        started.run(),
                        started.target(),
                        started.process().by())));
      }
      case RunEvent.AttemptStarted attempt ->
          current =
              Optional.of(new Current(attempt.key(), System.nanoTime(), attempt.timeout(), ""));
      case RunEvent.Waiting waiting ->
          current =
              current.map(
                  now ->
                      new Current(
                          now.key(),
                          now.since(),
                          now.timeout(),
                          waiting.reason().lines().findFirst().orElse("")));
      case RunEvent.AttemptEnded ended -> ended(ended);
      case RunEvent.Skipped skipped ->
          say(" . " + name(skipped.key()) + style.faint("skipped (" + skipped.reason() + ")"));
      case RunEvent.StopRequested _ ->
          say(style.warn("Stopping. No further step is started; Ctrl-C stops the present one."));
      case RunEvent.Noted noted -> say("   " + noted.text());
      case RunEvent.Kept _ -> {}
      case RunEvent.Ended _ -> clear();
    }
  }

  @Override
  public synchronized void output(String key, String line) {
    if (verbose) {
      say(style.faint("   " + key + " │ " + line));
    }
  }

  @Override
  public void close() {
    clock.interrupt();
    clear();
  }

  private void ended(RunEvent.AttemptEnded ended) {
    current = Optional.empty();
    StepStatus status = steps.status(ended);
    String mark =
        status.isBad() ? style.bad(style.sign("✗", "!!")) : style.good(style.sign("✓", "ok"));
    String reason = StepLine.reason(ended.outcome());
    String words =
        Columns.pad(status.words(), 16)
            + Took.text(ended.took())
            + (reason.isEmpty() ? "" : "   " + reason);
    int room = style.columns() - LEFT_MARGIN - steps.widest();
    say(" " + mark + " " + name(ended.key()) + Columns.cut(words, room));
  }

  private String name(String key) {
    return Columns.pad(key, steps.widest() + 2);
  }

  private void redrawUntilInterrupted() {
    try {
      while (true) {
        Thread.sleep(REDRAW);
        redraw();
      }
    } catch (InterruptedException _) {
      // The run is over.
    }
  }

  private synchronized void redraw() {
    current.ifPresent(now -> draw(line(now)));
  }

  /** Why it waits is worth more than the budget's bar, where there is no room for both. */
  private String line(Current now) {
    long since = Duration.ofNanos(System.nanoTime() - now.since()).toSeconds();
    String reason = now.reason().isEmpty() ? "" : "   " + now.reason();
    String text =
        " %s %s%ss of %s%s"
            .formatted(
                style.sign("●", "*"), name(now.key()), since, Took.limit(now.timeout()), reason);
    String bar = budget();
    boolean fits = text.length() + bar.length() < style.columns();
    return Columns.cut(fits ? text + bar : text, style.columns() - 1);
  }

  private String budget() {
    return promise.map(this::bar).orElse("");
  }

  private String bar(Duration target) {
    long used = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    int full = (int) Math.min(BAR, used * BAR / Math.max(1, target.toMillis()));
    return "   %s%s of %s"
        .formatted(
            style.sign("█", "#").repeat(full),
            style.sign("░", "-").repeat(BAR - full),
            Durations.format(target));
  }

  private void say(String text) {
    clear();
    console.say(text);
  }

  private void clear() {
    draw("");
  }

  private void draw(String text) {
    console.draw(BACK_AND_CLEAR + text);
  }
}
