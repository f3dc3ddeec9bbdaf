package dev.playbook.core.report;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.run.Progress;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import dev.playbook.spi.Change;
import dev.playbook.spi.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the events of a run together, one after the other. */
final class RunFold {
  private final Map<String, RunEvent.Item> items = new LinkedHashMap<>();
  private final Map<String, List<Attempt>> attempts = new HashMap<>();
  private final Map<String, Risk> risks = new HashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, RunEvent.Filled> filled = new LinkedHashMap<>();
  private RunState state = RunState.NONE;
  private Instant lastWord = Instant.EPOCH;

  private RunFold() {}

  static RunReport of(List<RunEvent> events) {
    RunFold fold = new RunFold();
    events.forEach(fold::add);
    return new RunReport(
        (RunEvent.Started) events.getFirst(),
        fold.items.values().stream().map(fold::row).toList(),
        fold.marks,
        fold.notes,
        fold.filled,
        fold.state.ended(),
        fold.lastWord);
  }

  private void add(RunEvent event) {
    state = state.after(event);
    Mark.of(event).ifPresent(marks::add);
    lastWord = event instanceof RunEvent.Filled ? lastWord : event.at();
    switch (event) {
      case RunEvent.Started started -> list(started.activities());
      case RunEvent.UndoStarted undo -> list(undo.activities());
      case RunEvent.AttemptStarted started -> begin(started);
      case RunEvent.AttemptEnded ended -> end(ended);
      case RunEvent.Noted noted -> notes.add(noted.text());
      case RunEvent.Filled text -> fill(text);
      case RunEvent.Kept _,
          RunEvent.Waiting _,
          RunEvent.Skipped _,
          RunEvent.StopRequested _,
          RunEvent.Reopened _,
          RunEvent.Resolved _,
          RunEvent.GivenUp _,
          RunEvent.Ended _ -> {}
    }
  }

  private void list(List<RunEvent.Item> more) {
    more.forEach(item -> items.put(item.key(), item));
  }

  private void begin(RunEvent.AttemptStarted started) {
    attempts.computeIfAbsent(started.key(), _ -> new ArrayList<>()).add(Attempt.of(started));
    risks.put(started.key(), started.risk());
  }

  /** What never began has an end, too: its values could not be made. */
  private void end(RunEvent.AttemptEnded ended) {
    List<Attempt> of = attempts.getOrDefault(ended.key(), List.of());
    if (!of.isEmpty() && of.getLast().took().isEmpty()) {
      StepStatus how = StepStatus.of(ended.outcome(), risk(ended.key()));
      of.add(of.removeLast().ended(ended.took(), how));
    }
  }

  private void fill(RunEvent.Filled text) {
    if (text.text().isEmpty()) {
      filled.remove(text.field());
    } else {
      filled.put(text.field(), text);
    }
  }

  private Risk risk(String key) {
    return risks.getOrDefault(key, Risk.READ);
  }

  private Row row(RunEvent.Item item) {
    Progress progress = state.of(item.key());
    Optional<Outcome> outcome = progress.outcome();
    return new Row(
        item,
        StepStatus.of(progress, risk(item.key())).in(item.phase()),
        progress.took(),
        attempts.getOrDefault(item.key(), List.of()),
        progress.skipped().or(() -> outcome.map(RunFold::message)).orElse(""),
        outcome.map(RunFold::hint).orElse(""),
        outcome.map(RunFold::changes).orElse(List.of()),
        outcome.map(RunFold::values).orElse(Map.of()));
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

  private static Map<String, Object> values(Outcome outcome) {
    return outcome instanceof Outcome.Succeeded(var result) ? result.values() : Map.of();
  }
}
