package dev.playbook.core.report;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.run.Progress;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import dev.playbook.spi.Change;
import dev.playbook.spi.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, put together for people.
 *
 * @param rows every activity in the order of the run
 * @param notes what belongs to no activity
 * @param ended how it ended; empty while it goes on, or when its engine died
 */
public record RunReport(
    RunEvent.Started started, List<Row> rows, List<String> notes, Optional<RunEvent.Ended> ended) {

  /**
   * One activity.
   *
   * @param begunAt when its last attempt began
   * @param took how long its last attempt took
   * @param detail what happened, one or more lines; may be empty
   * @param hint what to do; may be empty
   * @param changes what became different
   */
  public record Row(
      RunEvent.Item item,
      StepStatus status,
      Optional<Instant> begunAt,
      Duration took,
      int attempts,
      String detail,
      String hint,
      List<Change> changes) {}

  /** Copies the lists. */
  public RunReport {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * Puts the events of a run together.
   *
   * @param events the first is the run's start
   */
  public static RunReport of(List<RunEvent> events) {
    RunEvent.Started started = (RunEvent.Started) events.getFirst();
    Fold fold = new Fold();
    events.forEach(fold::add);
    return new RunReport(
        started,
        fold.items.values().stream().map(fold::row).toList(),
        events.stream()
            .filter(RunEvent.Noted.class::isInstance)
            .map(event -> ((RunEvent.Noted) event).text())
            .toList(),
        fold.state.ended());
  }

  /** Returns the activities of a phase. */
  public List<Row> in(Phase phase) {
    return rows.stream().filter(row -> row.item().phase() == phase).toList();
  }

  /** Returns the activities that went wrong. */
  public List<Row> failures() {
    return rows.stream().filter(row -> row.status().isBad()).toList();
  }

  /** Returns how many activities of a phase stand so. */
  public long count(Phase phase, StepStatus status) {
    return in(phase).stream().filter(row -> row.status() == status).count();
  }

  private static final class Fold {
    private final Map<String, RunEvent.Item> items = new LinkedHashMap<>();
    private final Map<String, RunEvent.AttemptStarted> attempts = new HashMap<>();
    private RunState state = RunState.NONE;

    void add(RunEvent event) {
      state = state.after(event);
      switch (event) {
        case RunEvent.Started started -> list(started.activities());
        case RunEvent.UndoStarted undo -> list(undo.activities());
        case RunEvent.AttemptStarted started -> attempts.put(started.key(), started);
        case RunEvent.Kept _,
            RunEvent.Waiting _,
            RunEvent.AttemptEnded _,
            RunEvent.Skipped _,
            RunEvent.StopRequested _,
            RunEvent.Reopened _,
            RunEvent.Resolved _,
            RunEvent.GivenUp _,
            RunEvent.Noted _,
            RunEvent.Ended _ -> {}
      }
    }

    private void list(List<RunEvent.Item> more) {
      more.forEach(item -> items.put(item.key(), item));
    }

    Row row(RunEvent.Item item) {
      Progress progress = state.of(item.key());
      Optional<RunEvent.AttemptStarted> attempt = Optional.ofNullable(attempts.get(item.key()));
      Risk risk = attempt.map(RunEvent.AttemptStarted::risk).orElse(Risk.READ);
      return new Row(
          item,
          StepStatus.of(progress, risk).in(item.phase()),
          attempt.map(RunEvent.AttemptStarted::at),
          progress.took(),
          progress.attempts(),
          detail(progress),
          progress.outcome().map(Fold::hint).orElse(""),
          progress.outcome().map(Fold::changes).orElse(List.of()));
    }

    private static String detail(Progress progress) {
      return progress.skipped().or(() -> progress.outcome().map(Fold::message)).orElse("");
    }

    private static String message(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Succeeded _ -> "";
        case Outcome.Failed(_, String message, _) -> message;
        case Outcome.Unknown(String message, _) -> message;
      };
    }

    private static String hint(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Succeeded _ -> "";
        case Outcome.Failed(_, _, String hint) -> hint;
        case Outcome.Unknown(_, String hint) -> hint;
      };
    }

    private static List<Change> changes(Outcome outcome) {
      return outcome instanceof Outcome.Succeeded(var result) ? result.changes() : List.of();
    }
  }
}
