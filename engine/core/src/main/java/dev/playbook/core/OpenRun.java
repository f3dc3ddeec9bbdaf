package dev.playbook.core;

import dev.playbook.core.journal.Damage;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.run.NextSteps;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run that is taken up again: what it was made of, as it was, and its lock, until it is closed.
 * Nothing is written before the first event.
 */
public final class OpenRun implements AutoCloseable {
  private final RecordedRun recorded;
  private final Plan plan;
  private final Map<String, String> environment;
  private final RunLock lock;

  OpenRun(RecordedRun recorded, Plan plan, Map<String, String> environment, RunLock lock) {
    this.recorded = recorded;
    this.plan = plan;
    this.environment = Map.copyOf(environment);
    this.lock = lock;
  }

  /** Returns the run as its journal tells it. */
  public RecordedRun recorded() {
    return recorded;
  }

  /** Returns its activities, with its inputs and variables, made without a look. */
  public Plan plan() {
    return plan;
  }

  /** Returns what its events amount to; see {@link #reopened} for what a torn journal adds. */
  public RunState state() {
    return recorded.state();
  }

  /** Returns the variables that its steps see. */
  Map<String, String> environment() {
    return environment;
  }

  /**
   * Returns the event to go on with.
   *
   * @param command what the operator wants, for example {@code resume}
   * @param again the keys of what is done once more
   */
  RunEvent.Reopened reopened(Instant now, String version, String command, List<String> again) {
    long cut = recorded.damage().map(Damage::length).orElse(0L);
    return new RunEvent.Reopened(
        now,
        EngineProcesses.current(),
        version,
        command,
        cut,
        cut == 0 ? List.of() : NextSteps.of(plan, state()),
        again);
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
