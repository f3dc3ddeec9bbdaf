package dev.playbook.core.report;

import dev.playbook.core.run.RunEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A moment of a run that belongs to no activity.
 *
 * @param text what happened then, one line
 */
public record Mark(Instant at, String text) {

  static Optional<Mark> of(RunEvent event) {
    return text(event).map(text -> new Mark(event.at(), text));
  }

  private static Optional<String> text(RunEvent event) {
    return switch (event) {
      case RunEvent.Started started -> Optional.of("begun by " + started.process().by());
      case RunEvent.Reopened again ->
          Optional.of("taken up again by %s: %s".formatted(again.process().by(), again.command()));
      case RunEvent.Resolved(_, String key, var how, String by, _) when !by.isEmpty() ->
          Optional.of(
              "%s said of `%s`: %s".formatted(by, key, how.name().toLowerCase(Locale.ROOT)));
      case RunEvent.StopRequested _ -> Optional.of("stop asked for");
      case RunEvent.UndoStarted undo ->
          Optional.of("undo begun" + undo.by().map(by -> " by " + by).orElse(""));
      case RunEvent.GivenUp given ->
          Optional.of("given up by %s: %s".formatted(given.by(), given.reason()));
      case RunEvent.Ended ended -> Optional.of(ended.verdict().words());
      case RunEvent.Resolved _,
          RunEvent.AttemptStarted _,
          RunEvent.Kept _,
          RunEvent.Waiting _,
          RunEvent.AttemptEnded _,
          RunEvent.Skipped _,
          RunEvent.Filled _,
          RunEvent.Noted _ ->
          Optional.empty();
    };
  }
}
