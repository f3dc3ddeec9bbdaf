package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import java.util.List;
import java.util.Optional;

/**
 * A run as its journal tells it.
 *
 * @param started its first event
 * @param events all of them, in order
 * @param damage where and why the journal could not be read to its end
 */
public record RecordedRun(
    RunDirectory directory,
    RunEvent.Started started,
    List<RunEvent> events,
    Optional<String> damage) {

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

  /** Returns how it ended; empty while it goes on, or when its engine died. */
  public Optional<RunEvent.Ended> ended() {
    return state().ended();
  }

  /** Returns whether the engine that does it is still there. */
  public boolean isAlive() {
    return ended().isEmpty() && EngineProcesses.isAlive(started.process());
  }
}
