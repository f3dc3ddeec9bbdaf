package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import dev.playbook.core.run.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run as its journal tells it.
 *
 * @param started its first event
 * @param events all of them, in order
 * @param head the SHA-256 of its last whole line, which stands for all of them
 * @param damage where and why the journal could not be read to its end
 */
public record RecordedRun(
    RunDirectory directory,
    RunEvent.Started started,
    List<RunEvent> events,
    String head,
    Optional<Damage> damage) {

  /** Copies the events. */
  public RecordedRun {
    events = List.copyOf(events);
  }

  /** Returns what the events amount to. */
  public RunState state() {
    RunState state = RunState.NONE;
    for (RunEvent event : events) {
      state = state.after(event);
    }
    return state;
  }

  /** Returns the engine that has worked on it last. */
  public RunEvent.EngineProcess process() {
    return events.reversed().stream()
        .flatMap(event -> event instanceof RunEvent.Reopened again ? Stream.of(again) : Stream.of())
        .map(RunEvent.Reopened::process)
        .findFirst()
        .orElse(started.process());
  }

  /** Returns who gave it up, and why; empty when nobody has. */
  public Optional<RunEvent.GivenUp> givenUp() {
    return events.stream()
        .flatMap(event -> event instanceof RunEvent.GivenUp it ? Stream.of(it) : Stream.of())
        .findFirst();
  }

  /** Returns how it ended; empty while it goes on, or when its engine died. */
  public Optional<RunEvent.Ended> ended() {
    return state().ended();
  }

  /** Returns whether the engine that does it is still there. */
  public boolean isAlive() {
    return ended().isEmpty() && EngineProcesses.isAlive(process());
  }

  /** Returns the keys of its activities, and of those that undo. */
  public List<String> keys() {
    Stream<RunEvent.Item> undoing =
        state().undo().stream().flatMap(undo -> undo.activities().stream());
    return Stream.concat(started.activities().stream(), undoing).map(RunEvent.Item::key).toList();
  }

  /** Returns the command that goes on with it: a run that is being undone goes on with that. */
  public String goOn() {
    return "playbook %s %s"
        .formatted(state().undo().isPresent() ? "undo" : "resume", started.run());
  }

  /** Returns whether it has changed something, or may have, that is not undone. */
  public boolean leftChanges() {
    boolean isUndone =
        ended()
            .filter(
                end -> end.verdict() == Verdict.UNDONE || end.verdict() == Verdict.FAILED_UNDONE)
            .isPresent();
    return !isUndone
        && state().progress().values().stream()
            .anyMatch(progress -> progress.touched() || progress.isInDoubt());
  }
}
