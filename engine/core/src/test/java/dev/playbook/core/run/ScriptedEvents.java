package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Phase;
import dev.playbook.spi.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has happened in a run. */
final class ScriptedEvents {
  private final List<RunEvent> events = new ArrayList<>();

  void add(RunEvent event) {
    events.add(event);
  }

  void begun(String key) {
    add(
        new RunEvent.AttemptStarted(
            Instant.EPOCH, key, attempts(key) + 1, "", Risk.CHANGE, List.of(), Duration.ZERO));
  }

  /** A whole attempt. */
  void attempt(String key, Outcome outcome) {
    begun(key);
    add(
        new RunEvent.AttemptEnded(
            Instant.EPOCH, key, attempts(key), outcome, Duration.ofSeconds(1)));
  }

  /** An attempt that ended before its start could be said. */
  void unbegun(String key, Outcome outcome) {
    add(new RunEvent.AttemptEnded(Instant.EPOCH, key, attempts(key) + 1, outcome, Duration.ZERO));
  }

  /** Another engine goes on, and does these once more. */
  void reopened(List<String> again) {
    RunEvent.EngineProcess engine = new RunEvent.EngineProcess("", "", 1, "", "");
    add(new RunEvent.Reopened(Instant.EPOCH, engine, "", "resume", 0, List.of(), again));
  }

  /** The undo of a step, as a run says that it will be done. */
  static RunEvent.Item undo(String key) {
    return new RunEvent.Item(Phase.UNDO, key, "scripted", key, false, List.of());
  }

  private int attempts(String key) {
    return state().of(key).number();
  }

  RunState state() {
    RunState state = RunState.NONE;
    for (RunEvent event : events) {
      state = state.after(event);
    }
    return state;
  }
}
