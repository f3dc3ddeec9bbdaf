package dev.playbook.core.run;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.Asking;
import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The loop around the policy: asks the navigator, does what it says, tells everybody. One run, one
 * loop; each attempt has a thread of its own.
 */
public final class Runner {
  private final Navigator navigator;
  private final Plan plan;
  private final Recovery recovery;
  private final StepRunner steps;
  private final Announcer announcer;
  private final Gate gate;
  private final StopSignal stop;
  private final Clock clock;
  private final Lateness lateness;
  private final UnderWay underWay = new UnderWay();
  private TimeFrame time;
  private RunState state = RunState.NONE;

  /**
   * Makes a runner for one run.
   *
   * @param plan what to do; when something stands in its way, only the preconditions are looked at
   * @param asking who is asked before each step, if the pace wants it
   * @param listeners told in this order; the first is the journal, so that nothing is shown that is
   *     not on disk
   */
  public Runner(
      Plan plan,
      StepBinder binder,
      ActivityRunner runner,
      Masker masker,
      Asking asking,
      Pace pace,
      StopSignal stop,
      List<RunListener> listeners,
      Clock clock) {
    this.plan = plan;
    this.navigator = new Navigator(plan);
    this.time = new TimeFrame(plan.premises().playbook().budget());
    this.announcer = new Announcer(listeners, masker);
    this.steps =
        new StepRunner(binder, plan.premises().target(), runner, announcer, this::happened, clock);
    this.recovery =
        new Recovery(
            plan.premises().facts().id(),
            binder,
            plan.premises().target(),
            runner,
            new Inquiry(asking, clock),
            clock);
    this.gate = new Gate(pace, asking);
    this.stop = stop;
    this.clock = clock;
    this.lateness = new Lateness(plan);
  }

  /**
   * Does the run. Returns when its last event is told.
   *
   * @param notes what the operator should know from the beginning
   */
  public RunEvent.Ended run(RunEvent.Started started, List<String> notes) {
    happened(started);
    notes.forEach(text -> happened(new RunEvent.Noted(clock.instant(), text)));
    plan.crossings().forEach(it -> happened(new RunEvent.Noted(clock.instant(), it.words())));
    return work();
  }

  /**
   * Goes on with a run: finds out how everything ended that has no end, then does what is left.
   *
   * @param earlier its events so far
   */
  public RunEvent.Ended resume(List<RunEvent> earlier, RunEvent.Reopened reopened) {
    recall(earlier);
    time = time.after(earlier.getFirst().at(), reopened.at());
    happened(reopened);
    return isClear(LostAttempts.of(plan, earlier, state())) ? work() : unclear();
  }

  /**
   * Takes back what a run has changed.
   *
   * @param earlier its events so far
   */
  public RunEvent.Ended undo(
      List<RunEvent> earlier, RunEvent.Reopened reopened, RunEvent.UndoStarted begun) {
    recall(earlier);
    happened(reopened);
    happened(begun);
    return work();
  }

  /**
   * Does once more what the event names of a run that has ended.
   *
   * @param earlier its events so far
   */
  public RunEvent.Ended recheck(List<RunEvent> earlier, RunEvent.Reopened reopened) {
    recall(earlier);
    happened(reopened);
    return work();
  }

  private void recall(List<RunEvent> earlier) {
    earlier.forEach(event -> state = state.after(MaskedResults.usable(event)));
    announcer.recall(earlier);
  }

  /** Whether of every one it is known by now how it ended. */
  private boolean isClear(List<Recovery.Lost> lost) {
    for (Recovery.Lost attempt : lost) {
      Scope scope = navigator.scope(attempt.planned(), state());
      recovery
          .of(attempt, scope, steps.listener(attempt.planned().key()))
          .ifPresent(this::happened);
    }
    return LostAttempts.of(plan, List.of(), state()).isEmpty();
  }

  /** Nothing is begun, nor cleaned up, while something may still go on. */
  private RunEvent.Ended unclear() {
    RunEvent.Ended ended =
        new Conclusion(plan.activities(), plan.blockers(), state())
            .unknown(time.total(), clock.instant());
    happened(ended);
    return ended;
  }

  private RunEvent.Ended work() {
    try (var _ = stop.subscribe(underWay::wake)) {
      while (state().ended().isEmpty()) {
        noticeStop();
        lateness
            .notice(state(), time.total())
            .ifPresent(text -> happened(new RunEvent.Noted(clock.instant(), text)));
        goOn(navigator.next(new Moment(state(), underWay.keys(), time.elapsed())));
      }
    }
    return state().ended().orElseThrow();
  }

  private void goOn(List<Action> actions) {
    if (actions.isEmpty()) {
      underWay.await();
    }
    actions.forEach(this::act);
  }

  private void act(Action action) {
    switch (action) {
      case Action.Attempt attempt -> {
        Scope scope = navigator.scope(attempt.activity(), state());
        RunState before = state();
        underWay.begin(attempt.activity().key(), () -> make(attempt, before, scope));
      }
      case Action.Skip(PlannedActivity activity, String reason) ->
          happened(new RunEvent.Skipped(clock.instant(), activity.key(), reason));
      case Action.Fail(PlannedActivity activity, String message, String hint) ->
          happened(
              new RunEvent.AttemptEnded(
                  clock.instant(),
                  activity.key(),
                  0,
                  new Outcome.Failed(Outcome.Cause.CONDITION, message, hint),
                  Duration.ZERO));
      case Action.BeginUndo(List<RunEvent.Item> activities) ->
          happened(
              new RunEvent.UndoStarted(clock.instant(), Optional.empty(), List.of(), activities));
      case Action.PutBack putBack -> {
        Scope scope = navigator.scope(putBack.step(), state());
        underWay.begin(
            putBack.activity().key(),
            () -> steps.putBack(putBack, scope, time.deadline(putBack.activity())));
      }
      case Action.Finish(Verdict verdict, String reason) ->
          happened(new RunEvent.Ended(clock.instant(), verdict, reason, time.total()));
    }
  }

  /** Makes an attempt after its pause, unless the operator wants to stop before. */
  private void make(Action.Attempt attempt, RunState before, Scope scope) {
    boolean stopped = !attempt.pause().isZero() && stop.await(attempt.pause());
    if (!stopped) {
      PlannedActivity activity = attempt.activity();
      switch (gate.before(activity, before.of(activity.key()).attempts() + 1)) {
        case GO ->
            steps.attempt(activity, attempt.number(), before, scope, time.deadline(activity));
        case SKIP -> happened(new RunEvent.Skipped(clock.instant(), activity.key(), "--step"));
        case STOP -> happened(new RunEvent.StopRequested(clock.instant(), "--step"));
      }
    }
  }

  private void noticeStop() {
    if (!state().stopping() && stop.urgency() != StopSignal.Urgency.NONE) {
      happened(new RunEvent.StopRequested(clock.instant(), "interrupt"));
    }
  }

  private synchronized RunState state() {
    return state;
  }

  /** Steps of a parallel group tell what happens on threads of their own; one order holds. */
  private synchronized void happened(RunEvent event) {
    state = state.after(event);
    announcer.announce(event);
  }
}
