package dev.playbook.core;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.Environment;
import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.OpenClients;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.activity.Workspace;
import dev.playbook.core.journal.BrokenOff;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.History;
import dev.playbook.core.journal.JournalWriter;
import dev.playbook.core.journal.PastRuns;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunDirectory;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Experience;
import dev.playbook.core.plan.Eyes;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.plan.Planner;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.plan.input.GivenInputs;
import dev.playbook.core.plan.input.InputValues;
import dev.playbook.core.plan.saved.SavedPlan;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans and runs playbooks. One engine does one thing at a time; its masker knows every secret that
 * was read through it.
 */
public final class Engine {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final StepBinder binder;
  private final Surroundings surroundings;
  private final Masker masker = new Masker();
  private final MaskedTarget masked = new MaskedTarget(masker);
  private final Setup setup;

  /** Makes an engine over the step types that the binder knows. */
  public Engine(StepBinder binder, Surroundings surroundings) {
    this.binder = binder;
    this.surroundings = surroundings;
    this.setup = new Setup(binder, surroundings, masker);
  }

  /** Returns the masker that everything shown or kept must go through. */
  public Masker masker() {
    return masker;
  }

  /** Returns the runs of the state directory. */
  public History history() {
    return setup.history();
  }

  /**
   * Fixes everything that a plan or run starts from: its id, its moment, the inputs, the variables.
   *
   * @param facts the id and the moment: {@link #newFacts()}, or those of a saved plan
   * @param given what the operator gave for the inputs
   * @param selection the steps that the operator wants
   * @throws PremiseException with every value that does not fit, and every name of no step
   */
  public Premises premises(
      Playbook playbook, Target target, RunFacts facts, GivenInputs given, Selection selection)
      throws PremiseException {
    InputValues inputs = InputValues.of(playbook.inputs(), given);
    List<String> problems = new ArrayList<>(inputs.problems());
    problems.addAll(selection.problems(playbook));
    if (!problems.isEmpty()) {
      throw new PremiseException(problems);
    }
    Map<String, Object> values = masked.values(inputs.values());
    return Variables.computed(
        new Premises(playbook, masked.of(target), values, Map.of(), facts, selection));
  }

  /** Returns a free id, and this moment. */
  public RunFacts newFacts() throws IOException {
    return facts(surroundings.state().freeRunId());
  }

  /** Returns an id that may be taken, and this moment, for {@link #planOffline}. Reads no runs. */
  public RunFacts offlineFacts() {
    return facts(StateDirectory.anyRunId());
  }

  private RunFacts facts(String id) {
    return new RunFacts(
        id, EngineProcesses.current().by(), surroundings.clock().instant(), Optional.empty());
  }

  /**
   * Returns what is to be kept of a plan, with every secret masked.
   *
   * @param goodFor how long it may be done
   */
  public SavedPlan saved(Plan plan, Duration goodFor) {
    return SavedPlan.of(
        plan,
        plan.premises().facts().startedAt().plus(goodFor),
        surroundings.version(),
        masker::mask);
  }

  /** Plans without looking at anything. */
  public Plan planOffline(Premises premises) {
    return new Planner(binder).offline(premises);
  }

  /** Plans with a look at the live system; changes nothing there. */
  public Plan plan(Premises premises, StopSignal stop) throws IOException {
    return plan(premises, stop, false);
  }

  /**
   * Plans with a look at the live system; nothing there stays changed.
   *
   * @param mayProbe whether a look may change something for a moment and take it back
   */
  public Plan plan(Premises premises, StopSignal stop, boolean mayProbe) throws IOException {
    masked.learn(premises.target());
    try (var scratch = new ScratchDirectory();
        var clients = new OpenClients()) {
      Workspace workspace =
          new Workspace(
              premises.facts().id(),
              premises.target().workDirectory(),
              Environment.allowed(surroundings.environment()),
              clients,
              Operator.NOBODY,
              scratch.path());
      Experience past =
          PastRuns.of(
              history(),
              premises.playbook().id(),
              premises.target().id(),
              premises.facts().startedAt());
      return new Planner(binder)
          .live(
              premises, new Eyes.Open(new ActivityRunner(workspace, stop), LONGEST_LOOK, mayProbe))
          .with(past, masker::mask);
    }
  }

  /**
   * Does what a plan says: takes the lock, keeps everything the run is made of, then steps,
   * validations and what is always done.
   *
   * @param order how the operator wants it done
   * @param listeners told after the journal
   * @throws RunLock.HeldException when another run has the lock; nothing was done
   * @throws SpentPlanException when the plan was saved and done before; nothing was done
   * @throws IOException when the run cannot be kept; nothing was done
   */
  public RunEvent.Ended run(Plan plan, RunOrder order, StopSignal stop, List<RunListener> listeners)
      throws IOException, RunLock.HeldException, SpentPlanException {
    Premises premises = plan.premises();
    masked.learn(premises.target());
    try (var _ = lock(premises)) {
      checkUnspent(premises.facts());
      Instant now = surroundings.clock().instant();
      List<String> notes = cleared(premises, order.takeover());
      return begin(plan, order, stop, now, listeners, notes);
    }
  }

  private List<String> cleared(Premises premises, Optional<String> takeover)
      throws IOException, RunLock.HeldException {
    return BrokenOff.clear(
        history(),
        premises.playbook().lock(),
        premises.target().id(),
        takeover.map(
            reason ->
                new RunEvent.GivenUp(
                    surroundings.clock().instant(),
                    EngineProcesses.current().by(),
                    "run %s took over: %s".formatted(premises.facts().id(), masker.mask(reason)))));
  }

  private RunEvent.Ended begin(
      Plan plan,
      RunOrder order,
      StopSignal stop,
      Instant now,
      List<RunListener> listeners,
      List<String> notes)
      throws IOException {
    RunDirectory directory = surroundings.state().newRun(plan.premises().facts().id(), now);
    keep(plan, directory);
    RunEvent.Started started =
        Beginning.of(
            plan,
            order.reason().map(masker::mask),
            now,
            surroundings.version(),
            directory.digests());
    try (JournalWriter journal = directory.newJournal()) {
      return new Session(plan, directory, surroundings.environment(), setup, order.pace(), stop)
          .work(journal, listeners, runner -> runner.run(started, notes));
    }
  }

  /**
   * Takes up a run that was begun before, as it was then: its playbook, target, inputs, variables
   * and moment; secrets are read anew. Does nothing and writes nothing.
   *
   * @param run as it was found; it is read again when the lock is there
   * @param given values for the secret inputs, which are kept nowhere
   * @throws ReopenException when it goes on, or cannot be gone on with
   * @throws PremiseException with every secret input that is missing
   * @throws RunLock.HeldException when another run has the lock
   */
  public OpenRun reopen(RecordedRun run, PlaybookLoader loader, GivenInputs given)
      throws IOException, ReopenException, PremiseException, RunLock.HeldException {
    Reopening reopening = Reopening.of(run, masked);
    Premises premises = reopening.premises(loader, given);
    Plan plan = reopening.checked(planOffline(premises));
    RunLock lock = lock(premises);
    try {
      RecordedRun now = history().reread(run);
      Reopening.check(now);
      masked.learn(premises.target());
      return new OpenRun(now, plan, reopening.environment(surroundings.environment()), lock, setup);
    } catch (IOException | ReopenException | RuntimeException fault) {
      lock.close();
      throw fault;
    }
  }

  /**
   * Writes down what somebody says of an activity of which nobody knows how it ended.
   *
   * @param key the activity
   * @throws ReopenException when the run goes on, or its journal cannot be gone on with
   * @throws RunLock.HeldException when another run has the lock
   */
  public void resolve(RecordedRun run, String key, Resolution how, String reason)
      throws IOException, ReopenException, RunLock.HeldException {
    new Postscript(surroundings, history(), masker).resolve(run, key, how, reason);
  }

  /**
   * Writes down what somebody says in fields of the incident report that only people can fill in.
   *
   * @param texts by the field's id; an empty text takes back what was said
   */
  public void fill(RecordedRun run, PlaybookLoader loader, Map<String, String> texts)
      throws IOException, ReopenException, RunLock.HeldException {
    Reopening.target(run, loader).map(masked::of).ifPresent(masked::learn);
    new Postscript(surroundings, history(), masker).fill(run, texts);
  }

  private RunLock lock(Premises premises) throws IOException, RunLock.HeldException {
    RunLock.Holder holder =
        new RunLock.Holder(
            premises.facts().id(),
            premises.playbook().id(),
            EngineProcesses.current(),
            surroundings.clock().instant());
    return RunLock.take(
        surroundings.state(), premises.playbook().lock(), premises.target().id(), holder);
  }

  /** A saved plan gives its run an id; what has this id already has spent it. */
  private void checkUnspent(RunFacts facts) throws IOException, SpentPlanException {
    Optional<RecordedRun> spent =
        facts.basis().isEmpty() ? Optional.empty() : history().find(facts.id());
    if (spent.isPresent()) {
      throw new SpentPlanException(facts, spent.get().started());
    }
  }

  /** An edit in Git cannot change a run: everything it is made of is kept with it. */
  private void keep(Plan plan, RunDirectory directory) throws IOException {
    directory.keep(plan.premises(), surroundings.environment(), masker::mask);
    directory.keep("plan.json", masker.mask(PlanFormat.write(plan)) + "\n");
  }
}
