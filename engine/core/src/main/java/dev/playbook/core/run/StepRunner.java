package dev.playbook.core.run;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.ActivityRunner.CaptureOutcome;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.Irreversible;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one attempt at one activity, and says as events what happens. */
final class StepRunner {
  private final StepBinder binder;
  private final Target target;
  private final ActivityRunner activities;
  private final AlreadyDone alreadyDone;
  private final Announcer output;
  private final Consumer<RunEvent> events;
  private final Clock clock;

  StepRunner(
      StepBinder binder,
      Target target,
      ActivityRunner activities,
      Announcer output,
      Consumer<RunEvent> events,
      Clock clock) {
    this.binder = binder;
    this.target = target;
    this.activities = activities;
    this.alreadyDone = new AlreadyDone(binder, target, activities);
    this.output = output;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes the attempt.
   *
   * @param before what has happened so far
   */
  void attempt(
      PlannedActivity planned, int number, RunState before, Scope whole, Deadline deadline) {
    Scope scope = planned.frame().within(whole);
    Attempt attempt = new Attempt(planned.key(), number, planned.activity(), scope, deadline);
    bound(
        attempt,
        step ->
            irreversible(step, planned)
                .map(fault -> notStarted(fault.span() + ": " + fault.message()))
                .orElseGet(() -> attempt(step, planned, before, attempt)));
  }

  /** Lets the type of a step put back what it has kept; values as the step had them. */
  void putBack(Action.PutBack undo, Scope whole, Deadline deadline) {
    PlannedActivity planned = undo.activity();
    Scope scope = planned.frame().within(whole);
    Attempt attempt = new Attempt(planned.key(), 1, planned.activity(), scope, deadline);
    bound(
        attempt,
        step -> {
          Preview preview = step.preview();
          begin(attempt, "put back: " + preview.wayBack().orElse(""), Risk.CHANGE, List.of());
          return activities.undo(
              step, undo.kept(), undo.step().key(), attempt, listener(attempt.id()));
        });
  }

  private void bound(Attempt attempt, Function<Step, Outcome> work) {
    long begun = System.nanoTime();
    Outcome outcome =
        switch (binder.bind(attempt.activity(), attempt.scope(), target)) {
          case Binding.Bound(Step step) -> work.apply(step);
          case Binding.Waiting(String step) ->
              notStarted("its values come from `" + step + "`, which has no result");
          case Binding.Faulty(var diagnostic) ->
              notStarted(diagnostic.span() + ": " + diagnostic.message());
        };
    events.accept(
        new RunEvent.AttemptEnded(
            clock.instant(),
            attempt.id(),
            attempt.number(),
            outcome,
            Duration.ofNanos(System.nanoTime() - begun)));
  }

  /** Its values were not there when the plan was made. */
  private static Optional<Diagnostic> irreversible(Step step, PlannedActivity planned) {
    return planned.phase() == Phase.STEP
        ? Irreversible.fault(planned.activity(), planned.undo().map(Undo::way), step)
        : Optional.empty();
  }

  private Outcome attempt(Step step, PlannedActivity planned, RunState before, Attempt attempt) {
    Preview preview = step.preview();
    Risk risk = planned.activity().risk().orElse(preview.risk());
    begin(attempt, preview.summary(), risk, preview.sent());
    ActivityRunner.Listener listener = listener(planned.key());
    Outcome outcome =
        risk != Risk.READ && before.of(planned.key()).attempts() == 0
            ? change(step, planned, before, attempt, listener)
            : activities.run(step, attempt, listener);
    return outcome instanceof Outcome.Failed failed ? explained(failed, planned) : outcome;
  }

  /** What the failure of a check means to the operator comes before why it failed. */
  private static Outcome explained(Outcome.Failed failed, PlannedActivity planned) {
    String message =
        Stream.concat(planned.message().stream(), Stream.of(failed.message()))
            .collect(Collectors.joining("\n"));
    return new Outcome.Failed(failed.cause(), message, failed.hint());
  }

  private void begin(Attempt attempt, String summary, Risk risk, List<String> sent) {
    events.accept(
        new RunEvent.AttemptStarted(
            clock.instant(),
            attempt.id(),
            attempt.number(),
            summary,
            risk,
            sent,
            attempt.deadline().remaining()));
  }

  /** The first attempt at a change. */
  private Outcome change(
      Step step,
      PlannedActivity planned,
      RunState before,
      Attempt attempt,
      ActivityRunner.Listener listener) {
    return planned
        .inspect()
        .flatMap(look -> alreadyDone.look(look, attempt, listener))
        .orElseGet(
            () ->
                planned.phase() == Phase.STEP && !before.kept().containsKey(planned.key())
                    ? keepAndRun(step, attempt, listener)
                    : activities.run(step, attempt, listener));
  }

  private Outcome keepAndRun(Step step, Attempt attempt, ActivityRunner.Listener listener) {
    return switch (activities.capture(step, attempt, listener)) {
      case CaptureOutcome.Kept(SealedCapture kept) -> {
        if (step.preview().wayBack().isPresent()) {
          events.accept(new RunEvent.Kept(clock.instant(), attempt.id(), kept));
        }
        yield activities.run(step, attempt, listener);
      }
      case CaptureOutcome.Missed(Outcome outcome) -> outcome;
    };
  }

  ActivityRunner.Listener listener(String key) {
    AtomicInteger looks = new AtomicInteger();
    return new ActivityRunner.Listener(
        line -> output.output(key, line),
        reason ->
            events.accept(
                new RunEvent.Waiting(clock.instant(), key, looks.incrementAndGet(), reason)));
  }

  private static Outcome notStarted(String message) {
    return new Outcome.Failed(Cause.NOT_STARTED, message, "");
  }
}
