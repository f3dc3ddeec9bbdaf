package dev.playbook.core.run;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.ActivityRunner.Listener;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.LivingStep;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.activity.Sight;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how an activity ended whose end the journal does not tell. Asks, in this order: what
 * the attempt left behind, whether the wanted state is there, the step's {@code inspect:}, whether
 * it may be repeated, the operator.
 */
final class Recovery {
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final String run;
  private final StepBinder binder;
  private final Target target;
  private final ActivityRunner activities;
  private final Inquiry inquiry;
  private final Clock clock;

  Recovery(
      String run,
      StepBinder binder,
      Target target,
      ActivityRunner activities,
      Inquiry inquiry,
      Clock clock) {
    this.run = run;
    this.binder = binder;
    this.target = target;
    this.activities = activities;
    this.inquiry = inquiry;
    this.clock = clock;
  }

  /**
   * An attempt without an end.
   *
   * @param number the attempt's
   * @param startedAt when it began; empty when the journal lost that, too
   * @param risk the most it can do; empty when the journal lost that, too
   */
  record Lost(
      PlannedActivity planned, int number, Optional<Instant> startedAt, Optional<Risk> risk) {}

  /** Returns the event that tells what became of it; empty when nobody can say. */
  Optional<RunEvent> of(Lost lost, Scope whole, Listener listener) {
    PlannedActivity planned = lost.planned();
    Scope scope = planned.frame().within(whole);
    return switch (binder.bind(planned.activity(), scope, target)) {
      case Binding.Bound(Step step) -> of(lost, step, scope, listener);
      case Binding.Waiting _, Binding.Faulty _ -> inquiry.ask(planned);
    };
  }

  private Optional<RunEvent> of(Lost lost, Step step, Scope scope, Listener listener) {
    PlannedActivity planned = lost.planned();
    if (onlyReads(lost, step)) {
      return resolved(planned, Resolution.RERUN, "it only reads");
    }
    Attempt attempt =
        new Attempt(planned.key(), lost.number(), planned.activity(), scope, deadline(lost));
    return found(lost, step, attempt, listener)
        .or(() -> stillWorks(listener) ? Optional.empty() : seen(planned, step, attempt, listener));
  }

  /** What is there now says nothing as long as something is at work on it. */
  private Optional<RunEvent> seen(
      PlannedActivity planned, Step step, Attempt attempt, Listener listener) {
    return wanted(planned, step)
        .or(() -> inspected(planned, attempt, listener))
        .or(() -> repeated(planned))
        .or(() -> inquiry.ask(planned));
  }

  private boolean stillWorks(Listener listener) {
    List<Long> living = LivingStep.of(run);
    living.forEach(pid -> listener.output().accept("it still works (pid " + pid + ")"));
    return !living.isEmpty();
  }

  private static boolean onlyReads(Lost lost, Step step) {
    Phase phase = lost.planned().phase();
    Risk risk =
        lost.risk().orElseGet(() -> lost.planned().activity().risk().orElse(step.preview().risk()));
    return risk == Risk.READ || (phase != Phase.STEP && phase != Phase.FINALLY);
  }

  /** The time that the attempt had goes on while nobody watches. */
  private Deadline deadline(Lost lost) {
    Duration left = lost.planned().activity().timeout().minus(since(lost));
    return Deadline.in(left.compareTo(A_MOMENT) < 0 ? A_MOMENT : left);
  }

  /** By the wall clock, the only one that outlives an engine; it may have been set back. */
  private Duration since(Lost lost) {
    Instant now = clock.instant();
    Duration gone = Duration.between(lost.startedAt().orElse(now), now);
    return gone.isNegative() ? Duration.ZERO : gone;
  }

  private Optional<RunEvent> found(Lost lost, Step step, Attempt attempt, Listener listener) {
    Instant startedAt = lost.startedAt().orElse(Instant.EPOCH);
    Outcome outcome = activities.recover(step, attempt, startedAt, listener);
    return switch (outcome) {
      case Outcome.Unknown(String message, _) -> {
        message.lines().forEach(listener.output());
        yield Optional.empty();
      }
      case Outcome.Failed(Cause cause, String message, _) when cause == Cause.NOT_STARTED ->
          resolved(lost.planned(), Resolution.NOT_DONE, message);
      case Outcome.Succeeded _, Outcome.Failed _ ->
          Optional.of(
              new RunEvent.AttemptEnded(
                  clock.instant(), lost.planned().key(), lost.number(), outcome, since(lost)));
    };
  }

  /** The wanted state is there: whoever made it, there is nothing left to do. */
  private Optional<RunEvent> wanted(PlannedActivity planned, Step step) {
    Sight sight =
        activities.inspect(step, planned.key(), World.AS_IT_IS, false, Deadline.in(LONGEST_LOOK));
    return sight.inspection() instanceof Inspection.NothingToDo(String reason)
        ? resolved(planned, Resolution.DONE, reason)
        : Optional.empty();
  }

  private Optional<RunEvent> inspected(
      PlannedActivity planned, Attempt attempt, Listener listener) {
    return planned
        .inspect()
        .flatMap(look -> new AlreadyDone(binder, target, activities).holds(look, attempt, listener))
        .flatMap(
            holds ->
                holds
                    ? resolved(planned, Resolution.DONE, "its `inspect:` says so")
                    : resolved(planned, Resolution.NOT_DONE, "its `inspect:` says so"));
  }

  private Optional<RunEvent> repeated(PlannedActivity planned) {
    return planned.idempotent()
        ? resolved(planned, Resolution.RERUN, "it is `idempotent: true`")
        : Optional.empty();
  }

  private Optional<RunEvent> resolved(PlannedActivity planned, Resolution how, String reason) {
    return Optional.of(new RunEvent.Resolved(clock.instant(), planned.key(), how, "", reason));
  }
}
