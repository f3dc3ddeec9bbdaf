package dev.playbook.core.run;

import dev.playbook.core.plan.PlannedActivity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** An action in one line. */
final class ActionWords {
  private ActionWords() {}

  static String of(Action action) {
    return switch (action) {
      case Action.Attempt(PlannedActivity activity, int number, Duration pause) ->
          "attempt " + number + " of " + activity.key() + (pause.isZero() ? "" : " after " + pause);
      case Action.Skip(PlannedActivity activity, String reason) ->
          "skip " + activity.key() + ": " + reason;
      case Action.Fail(PlannedActivity activity, String message, _) ->
          "fail " + activity.key() + ": " + message;
      case Action.BeginUndo(List<RunEvent.Item> items) ->
          "undo "
              + items.stream().map(RunEvent.Item::key).collect(Collectors.joining(", ", "[", "]"));
      case Action.PutBack(PlannedActivity activity, _, _) -> "put back " + activity.key();
      case Action.Finish(Verdict verdict, String reason) -> verdict.words() + ": " + reason;
    };
  }
}
