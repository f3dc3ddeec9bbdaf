package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.report.StepStatus;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Progress on a terminal: a line for each activity that ended, and one for each that goes on. */
public final class LiveProgress implements RunListener, AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final int LEFT_MARGIN = 3;
  private static final int BAR = 20;

  private final Console console;
  private final Style style;
  private final boolean verbose;
  private final StepLine steps = new StepLine();
  private final Thread clock;
  private final long begun = System.nanoTime();
  private final Map<String, Current> current = new LinkedHashMap<>();
  private Optional<Duration> promise = Optional.empty();

  /** What goes on at this moment. */
  private record Current(String key, long since, Duration timeout, String reason) {
    Current waiting(String why) {
      return new Current(key, since, timeout, why.lines().findFirst().orElse(""));
    }
  }

  /**
   * Makes a printer and starts to redraw its last lines.
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
  public synchronized void recall(List<RunEvent> earlier) {
    earlier.forEach(steps::on);
  }

  @Override
  public synchronized void on(RunEvent event) {
    steps.on(event);
    switch (event) {
      case RunEvent.Started started -> {
        promise = started.budgetTarget();
        console.say(
            style.strong(
                "RUN   %s  %s  %s  by %s"
                    .formatted(
                        started.playbook(),
                        started.run(),
                        started.target(),
                        started.process().by())));
      }
      case RunEvent.Reopened again ->
          console.say(
              style.strong(
                  "%s   by %s"
                      .formatted(again.command().toUpperCase(Locale.ROOT), again.process().by())));
      case RunEvent.Resolved resolved ->
          console.say(" . " + name(resolved.key()) + style.faint(StepLine.resolution(resolved)));
      case RunEvent.GivenUp given -> console.say("   given up: " + given.reason());
      case RunEvent.AttemptStarted attempt ->
          current.put(
              attempt.key(), new Current(attempt.key(), System.nanoTime(), attempt.timeout(), ""));
      case RunEvent.Waiting waiting ->
          current.computeIfPresent(waiting.key(), (_, now) -> now.waiting(waiting.reason()));
      case RunEvent.AttemptEnded ended -> ended(ended);
      case RunEvent.Skipped skipped ->
          console.say(
              " . " + name(skipped.key()) + style.faint("skipped (" + skipped.reason() + ")"));
      case RunEvent.StopRequested _ ->
          console.say(
              style.warn("Stopping. No further step is started; Ctrl-C stops the present one."));
      case RunEvent.UndoStarted undo -> console.say(style.strong(StepLine.undo(undo)));
      case RunEvent.Noted noted -> console.say("   " + noted.text());
      case RunEvent.Kept _, RunEvent.Filled _ -> {}
      case RunEvent.Ended _ -> console.show(List.of());
    }
  }

  @Override
  public synchronized void output(String key, String line) {
    if (verbose) {
      console.say(style.faint("   " + key + " │ " + line));
    }
  }

  @Override
  public void close() {
    clock.interrupt();
    console.show(List.of());
  }

  private void ended(RunEvent.AttemptEnded ended) {
    current.remove(ended.key());
    redraw();
    StepStatus status = steps.status(ended);
    String mark =
        status.isBad() ? style.bad(style.sign("✗", "!!")) : style.good(style.sign("✓", "ok"));
    String reason = StepLine.reason(ended.outcome());
    String words =
        Columns.pad(status.words(), 16)
            + Took.text(ended.took())
            + (reason.isEmpty() ? "" : "   " + reason);
    int room = style.columns() - LEFT_MARGIN - steps.widest();
    console.say(" " + mark + " " + name(ended.key()) + Columns.cut(words, room));
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
    List<String> lines = new ArrayList<>(current.values().stream().map(this::line).toList());
    if (!lines.isEmpty()) {
      lines.add(withBudget(lines.removeLast()));
    }
    console.show(lines);
  }

  private String line(Current now) {
    long since = Duration.ofNanos(System.nanoTime() - now.since()).toSeconds();
    String reason = now.reason().isEmpty() ? "" : "   " + now.reason();
    String text =
        " %s %s%ss of %s%s"
            .formatted(
                style.sign("●", "*"), name(now.key()), since, Took.limit(now.timeout()), reason);
    return Columns.cut(text, style.columns() - 1);
  }

  /** Why it waits is worth more than the budget's bar, where there is no room for both. */
  private String withBudget(String line) {
    String bar = budget();
    return line.length() + bar.length() < style.columns() ? line + bar : line;
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
}
