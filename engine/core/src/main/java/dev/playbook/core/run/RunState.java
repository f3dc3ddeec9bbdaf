package dev.playbook.core.run;

import dev.playbook.core.activity.SealedCapture;
import dev.playbook.spi.Risk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the events so far amount to. Immutable: {@link #after} is the only way on.
 *
 * @param progress by activity key
 * @param kept by activity key, what an undo will need
 * @param stopping whether the operator wants the run to stop
 * @param undo the undo that has begun last
 * @param ended how the run ended
 */
public record RunState(
    Map<String, Progress> progress,
    Map<String, SealedCapture> kept,
    boolean stopping,
    Optional<RunEvent.UndoStarted> undo,
    Optional<RunEvent.Ended> ended) {

  /** Nothing has happened. */
  public static final RunState NONE =
      new RunState(Map.of(), Map.of(), false, Optional.empty(), Optional.empty());

  /** Copies the maps. */
  public RunState {
    progress = Map.copyOf(progress);
    kept = Map.copyOf(kept);
  }

  /** Returns how far an activity has come. */
  public Progress of(String key) {
    return progress.getOrDefault(key, Progress.NONE);
  }

  /**
   * Returns whether nobody can say how an activity ended, and it matters: what only looked before
   * an undo is no reason to doubt the undo.
   */
  public boolean isUnknown(String key) {
    return undo.isPresent() ? of(key).isInDoubt() : of(key).isUnknown();
  }

  /** Returns whether the undo that has begun last does this. */
  public boolean isToUndo(String key) {
    return undo.stream()
        .flatMap(begun -> begun.activities().stream())
        .anyMatch(item -> item.key().equals(key));
  }

  /** Returns the state after one more event. */
  public RunState after(RunEvent event) {
    return switch (event) {
      case RunEvent.AttemptStarted started ->
          with(started.key(), of(started.key()).started(started.attempt(), started.risk()));
      case RunEvent.AttemptEnded end ->
          with(end.key(), of(end.key()).ended(end.attempt(), end.outcome(), end.took()));
      case RunEvent.Skipped skipped ->
          with(skipped.key(), of(skipped.key()).passedOver(skipped.reason()));
      case RunEvent.Kept kept -> with(kept);
      case RunEvent.StopRequested _ -> new RunState(progress, kept, true, undo, ended);
      case RunEvent.Reopened again -> reopened(again);
      case RunEvent.Resolved resolved -> resolved(resolved.key(), resolved.how());
      case RunEvent.UndoStarted begun -> undoing(begun);
      case RunEvent.Ended end -> new RunState(progress, kept, stopping, undo, Optional.of(end));
      case RunEvent.Started _,
          RunEvent.GivenUp _,
          RunEvent.Waiting _,
          RunEvent.Filled _,
          RunEvent.Noted _ ->
          this;
    };
  }

  /** What an undo says that it does is done, whatever an earlier one has done. */
  private RunState undoing(RunEvent.UndoStarted begun) {
    Map<String, Progress> open = new HashMap<>(progress);
    begun.activities().stream().map(RunEvent.Item::key).forEach(open::remove);
    return new RunState(open, kept, false, Optional.of(begun), Optional.empty());
  }

  /** What was not done has not changed what was kept before it: it is kept anew. */
  private RunState resolved(String key, Resolution how) {
    RunState known = with(key, of(key).resolved(how));
    return how == Resolution.NOT_DONE ? known.keepingNothingOf(key) : known;
  }

  private RunState keepingNothingOf(String key) {
    Map<String, SealedCapture> all = new HashMap<>(kept);
    all.remove(key);
    return new RunState(progress, all, stopping, undo, ended);
  }

  private RunState with(RunEvent.Kept event) {
    Map<String, SealedCapture> all = new HashMap<>(kept);
    all.put(event.key(), event.capture());
    return new RunState(progress, all, stopping, undo, ended);
  }

  /** What may have been started counts as started: nobody knows its end. */
  private RunState reopened(RunEvent.Reopened reopened) {
    RunState open = new RunState(progress, kept, false, undo, Optional.empty());
    for (String key : reopened.suspects()) {
      open = open.with(key, of(key).started(of(key).number() + 1, Risk.CHANGE));
    }
    for (String key : reopened.again()) {
      open = open.with(key, of(key).again());
    }
    return open;
  }

  private RunState with(String key, Progress next) {
    Map<String, Progress> all = new HashMap<>(progress);
    all.put(key, next);
    return new RunState(all, kept, stopping, undo, ended);
  }
}
