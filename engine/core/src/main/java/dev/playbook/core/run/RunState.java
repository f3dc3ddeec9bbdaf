package dev.playbook.core.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the events so far amount to. Immutable: {@link #after} is the only way on.
 *
 * @param progress by activity key
 * @param stopping whether the operator wants the run to stop
 * @param ended how the run ended
 */
public record RunState(
    Map<String, Progress> progress, boolean stopping, Optional<RunEvent.Ended> ended) {

  /** Nothing has happened. */
  public static final RunState NONE = new RunState(Map.of(), false, Optional.empty());

  /** Copies the map. */
  public RunState {
    progress = Map.copyOf(progress);
  }

  /** Returns how far an activity has come. */
  public Progress of(String key) {
    return progress.getOrDefault(key, Progress.NONE);
  }

  /** Returns the state after one more event. */
  public RunState after(RunEvent event) {
    return switch (event) {
      case RunEvent.AttemptStarted started ->
          with(started.key(), of(started.key()).started(started.attempt()));
      case RunEvent.AttemptEnded end ->
          with(end.key(), of(end.key()).ended(end.attempt(), end.outcome(), end.took()));
      case RunEvent.Skipped skipped ->
          with(skipped.key(), of(skipped.key()).passedOver(skipped.reason()));
      case RunEvent.StopRequested _ -> new RunState(progress, true, ended);
      case RunEvent.Reopened again -> reopened(again.suspects());
      case RunEvent.Ended end -> new RunState(progress, stopping, Optional.of(end));
      case RunEvent.Started _, RunEvent.Kept _, RunEvent.Waiting _, RunEvent.Noted _ -> this;
    };
  }

  /** What may have been started counts as started: nobody knows its end. */
  private RunState reopened(List<String> suspects) {
    RunState open = new RunState(progress, false, Optional.empty());
    for (String key : suspects) {
      open = open.with(key, of(key).started(of(key).attempts() + 1));
    }
    return open;
  }

  private RunState with(String key, Progress next) {
    Map<String, Progress> all = new HashMap<>(progress);
    all.put(key, next);
    return new RunState(all, stopping, ended);
  }
}
