package dev.playbook.core;

import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.journal.Damage;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.JournalWriter;
import dev.playbook.core.journal.PastRuns;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunDirectory;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.plan.Experience;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.run.NextSteps;
import dev.playbook.core.run.OnceMore;
import dev.playbook.core.run.Pace;
import dev.playbook.core.run.Recheck;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import dev.playbook.core.run.RunState;
import dev.playbook.core.run.Runner;
import dev.playbook.core.run.UndoPlanner;
import dev.playbook.core.run.undo.Leg;
import dev.playbook.core.run.undo.UndoPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A run that is taken up again, to go on with it or to undo it: what it was made of, as it was, and
 * its lock, until it is closed. Nothing is written before the first event.
 */
public final class OpenRun implements AutoCloseable {
  private final RecordedRun recorded;
  private final Plan plan;
  private final Map<String, String> environment;
  private final RunLock lock;
  private final Setup setup;

  OpenRun(
      RecordedRun recorded, Plan plan, Map<String, String> environment, RunLock lock, Setup setup) {
    this.recorded = recorded;
    this.plan = plan;
    this.environment = Map.copyOf(environment);
    this.lock = lock;
    this.setup = setup;
  }

  /** Returns the run as its journal tells it. */
  public RecordedRun recorded() {
    return recorded;
  }

  /** Returns its activities, with its inputs and variables, made without a look. */
  public Plan plan() {
    return plan;
  }

  /** Returns what its events amount to; without what a torn journal may have lost. */
  public RunState state() {
    return recorded.state();
  }

  /**
   * Returns the other runs that were begun on its target since it was last worked on, and have
   * changed something or may have; the newest first.
   */
  public List<RecordedRun> since() throws IOException {
    Instant last = recorded.events().getLast().at();
    return setup
        .history()
        .begun(each -> each.target().equals(recorded.started().target()) && each.at().isAfter(last))
        .filter(RecordedRun::leftChanges)
        .toList();
  }

  /**
   * Plans to undo it. Looks at nothing but what was kept of it.
   *
   * @param choice what of it the operator wants undone
   * @return empty when the run has changed nothing
   * @throws CannotUndoException when it cannot be undone, or not so
   * @throws PremiseException with every name of no step that has changed something
   */
  public Optional<UndoPlan> planUndo(UndoChoice choice)
      throws IOException, CannotUndoException, PremiseException {
    RunEvent.Started started = recorded.started();
    UndoSelection selection = new UndoSelection(started.run(), plan, state(), choice);
    if (selection.isEmpty()) {
      return Optional.empty();
    }
    Experience past = PastRuns.of(setup.history(), started.playbook(), started.target(), now());
    List<Leg> legs = selection.legs();
    return Optional.of(
        new UndoPlanner(plan, state(), setup.binder(), past, setup.masker()::mask)
            .plan(legs, selection.left(legs), choice.names()));
  }

  /**
   * Does what a plan to undo says, as a part of the run.
   *
   * @param listeners told after the journal
   * @throws IOException when the journal cannot be gone on with; nothing was done
   */
  public RunEvent.Ended undo(UndoPlan undo, StopSignal stop, List<RunListener> listeners)
      throws IOException {
    RunEvent.Reopened reopened = reopened("undo", List.of());
    RunEvent.UndoStarted begun =
        new RunEvent.UndoStarted(
            reopened.at(),
            Optional.of(reopened.process().by()),
            undo.chosen(),
            undo.activities().stream().map(RunEvent.Item::of).toList());
    return goOn(
        Pace.THROUGH, stop, listeners, runner -> runner.undo(recorded.events(), reopened, begun));
  }

  /**
   * Goes on with it: finds out how everything ended that has no end, and does what is left. Nothing
   * that ended well is done again.
   *
   * @param pace whether the operator is asked before each step
   * @param listeners told after the journal; first of everything that has happened
   */
  public RunEvent.Ended resume(Pace pace, StopSignal stop, List<RunListener> listeners)
      throws IOException {
    RunEvent.Reopened reopened = reopened("resume", OnceMore.of(plan, state()));
    return goOn(pace, stop, listeners, runner -> runner.resume(recorded.events(), reopened));
  }

  /**
   * Does its validations once more, on the target as it is now, and writes nothing down. There must
   * be no {@linkplain Recheck#obstacle obstacle}.
   *
   * @param listeners told of what happens; first of everything that has happened
   * @return how the run would end now
   */
  public RunEvent.Ended recheck(StopSignal stop, List<RunListener> listeners) throws IOException {
    RunEvent.Reopened reopened = reopened("verify", Recheck.of(plan));
    return new Session(plan, recorded.directory(), environment, setup, Pace.THROUGH, stop)
        .look(listeners, runner -> runner.recheck(recorded.events(), reopened));
  }

  private RunEvent.Reopened reopened(String command, List<String> again) {
    long cut = recorded.damage().map(Damage::length).orElse(0L);
    return new RunEvent.Reopened(
        now(),
        EngineProcesses.current(),
        setup.surroundings().version(),
        command,
        cut,
        cut == 0 ? List.of() : NextSteps.of(plan, state()),
        again);
  }

  private RunEvent.Ended goOn(
      Pace pace,
      StopSignal stop,
      List<RunListener> listeners,
      Function<Runner, RunEvent.Ended> work)
      throws IOException {
    RunDirectory directory = recorded.directory();
    try (JournalWriter journal = directory.reopenedJournal()) {
      return new Session(plan, directory, environment, setup, pace, stop)
          .work(journal, listeners, work);
    }
  }

  private Instant now() {
    return setup.surroundings().clock().instant();
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
