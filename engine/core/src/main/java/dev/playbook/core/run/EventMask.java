package dev.playbook.core.run;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the secrets out of events before anybody hears of them. */
final class EventMask {
  private final Masker masker;

  EventMask(Masker masker) {
    this.masker = masker;
  }

  RunEvent mask(RunEvent event) {
    return switch (event) {
      case RunEvent.AttemptStarted started ->
          new RunEvent.AttemptStarted(
              started.at(),
              started.key(),
              started.attempt(),
              masker.mask(started.summary()),
              started.risk(),
              started.sent().stream().map(masker::mask).toList(),
              started.timeout());
      case RunEvent.Kept kept ->
          new RunEvent.Kept(
              kept.at(),
              kept.key(),
              new SealedCapture(
                  new Captured(map(kept.captured().values())), kept.capture().files()));
      case RunEvent.Waiting waiting ->
          new RunEvent.Waiting(
              waiting.at(), waiting.key(), waiting.look(), masker.mask(waiting.reason()));
      case RunEvent.AttemptEnded ended ->
          new RunEvent.AttemptEnded(
              ended.at(), ended.key(), ended.attempt(), outcome(ended.outcome()), ended.took());
      case RunEvent.Resolved resolved ->
          new RunEvent.Resolved(
              resolved.at(),
              resolved.key(),
              resolved.how(),
              resolved.by(),
              masker.mask(resolved.reason()));
      case RunEvent.GivenUp given ->
          new RunEvent.GivenUp(given.at(), given.by(), masker.mask(given.reason()));
      case RunEvent.Filled filled ->
          new RunEvent.Filled(filled.at(), filled.field(), filled.by(), masker.mask(filled.text()));
      case RunEvent.Noted noted -> new RunEvent.Noted(noted.at(), masker.mask(noted.text()));
      case RunEvent.Started _,
          RunEvent.Reopened _,
          RunEvent.Skipped _,
          RunEvent.StopRequested _,
          RunEvent.UndoStarted _,
          RunEvent.Ended _ ->
          event;
    };
  }

  private Outcome outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded(StepResult result) -> new Outcome.Succeeded(result(result));
      case Outcome.Failed(Outcome.Cause cause, String message, String hint) ->
          new Outcome.Failed(cause, masker.mask(message), masker.mask(hint));
      case Outcome.Unknown(String message, String hint) ->
          new Outcome.Unknown(masker.mask(message), masker.mask(hint));
    };
  }

  private StepResult result(StepResult result) {
    return new StepResult(
        result.changed(),
        result.changes().stream().map(this::change).toList(),
        map(result.values()));
  }

  private Change change(Change change) {
    return new Change(
        change.resource(),
        state(change.before()),
        state(change.after()),
        change.note().map(masker::mask));
  }

  private State state(State state) {
    return switch (state) {
      case State.Known(String value) -> State.known(masker.mask(value));
      case State.Absent _, State.Unknown _ -> state;
    };
  }

  private Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> masked = new LinkedHashMap<>();
    map.forEach((key, value) -> masked.put(masker.mask(String.valueOf(key)), value(value)));
    return masked;
  }

  private @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case String text -> masker.mask(text);
      case List<?> list -> list.stream().map(this::value).toList();
      case Map<?, ?> map -> map(map);
      case null, default -> value;
    };
  }
}
