package dev.playbook.cli.output;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.StepStatus;
import dev.playbook.core.run.RunEvent;
import dev.playbook.spi.Risk;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What both progress printers need to know of a run while it goes on. */
final class StepLine {
  private final Map<String, RunEvent.Item> items = new LinkedHashMap<>();
  private final Map<String, Risk> risks = new HashMap<>();
  private final Map<Phase, Integer> sizes = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Takes note of what an event says. */
  void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> started.activities().forEach(this::number);
      case RunEvent.UndoStarted undo -> {
        sizes.remove(Phase.UNDO);
        undo.activities().forEach(this::number);
      }
      case RunEvent.AttemptStarted attempt -> risks.put(attempt.key(), attempt.risk());
      case RunEvent.Reopened _,
          RunEvent.Resolved _,
          RunEvent.GivenUp _,
          RunEvent.Kept _,
          RunEvent.Waiting _,
          RunEvent.AttemptEnded _,
          RunEvent.Skipped _,
          RunEvent.StopRequested _,
          RunEvent.Filled _,
          RunEvent.Noted _,
          RunEvent.Ended _ -> {}
    }
  }

  /** Returns, for example, {@code was not done: …}. */
  static String resolution(RunEvent.Resolved resolved) {
    String words =
        switch (resolved.how()) {
          case DONE -> "was done";
          case NOT_DONE -> "was not done";
          case RERUN -> "is done again";
        };
    return words + ": " + resolved.reason().lines().findFirst().orElse("");
  }

  private void number(RunEvent.Item item) {
    items.put(item.key(), item);
    numbers.put(item.key(), sizes.merge(item.phase(), 1, Integer::sum));
  }

  /** Returns, for example, {@code step 2/6}. */
  String position(String key) {
    Phase phase = item(key).phase();
    String word =
        switch (phase) {
          case PRECONDITION -> "precondition";
          case BEFORE -> "before";
          case STEP -> "step";
          case VALIDATION -> "validation";
          case UNDO -> "undo";
          case FINALLY -> "finally";
        };
    return "%s %s/%s".formatted(word, numbers.get(key), sizes.get(phase));
  }

  RunEvent.Item item(String key) {
    return Objects.requireNonNull(items.get(key));
  }

  int widest() {
    return Columns.widest(items.keySet().stream());
  }

  StepStatus status(RunEvent.AttemptEnded ended) {
    return StepStatus.of(ended.outcome(), risks.getOrDefault(ended.key(), Risk.READ))
        .in(item(ended.key()).phase());
  }

  /** Returns what an undo is about to do. */
  static String undo(RunEvent.UndoStarted undo) {
    int size = undo.activities().size();
    String what = size == 0 ? "nothing to undo" : "undoing, %s to do".formatted(size);
    return what + undo.by().map(" for "::concat).orElse("");
  }

  /** Returns the first line of why an attempt did not end well; empty when it did. */
  static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> "";
      case Outcome.Failed(_, String message, _) -> message.lines().findFirst().orElse("");
      case Outcome.Unknown(String message, _) -> message.lines().findFirst().orElse("");
    };
  }
}
