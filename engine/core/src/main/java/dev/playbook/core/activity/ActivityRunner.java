package dev.playbook.core.activity;

import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.activity.StepCalls.Caller;
import dev.playbook.core.activity.StepCalls.View;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Poll;
import dev.playbook.core.model.Trigger;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes one attempt at an activity, or looks ahead, within a deadline. Throws no checked fault. */
public final class ActivityRunner {
  private final StepCalls calls;
  private final StopSignal stop;

  /**
   * Makes a runner.
   *
   * @param stop asked before and during each call
   */
  public ActivityRunner(Workspace workspace, StopSignal stop) {
    this.calls = new StepCalls(workspace, stop);
    this.stop = stop;
  }

  /**
   * What hears of an attempt while it goes on; called by several threads.
   *
   * @param output takes each line of output, unmasked
   * @param looks takes, for each look that did not hold yet, a few words why
   */
  public record Listener(Consumer<String> output, Consumer<String> looks) {
    /** Hears nothing. */
    public static final Listener SILENT = new Listener(_ -> {}, _ -> {});
  }

  /** One attempt: which activity, the how-manieth try, what it may see, until when. */
  public record Attempt(String id, int number, Activity activity, Scope scope, Deadline deadline) {}

  /**
   * Looks ahead. A failure to look is an inspection that blocks.
   *
   * @param mayProbe whether the look may change something that it takes back
   */
  public Sight inspect(Step step, String id, World world, boolean mayProbe, Deadline deadline) {
    try {
      return calls.call(
          new Caller(id, 0, deadline, Listener.SILENT, true),
          new View(world, mayProbe, Optional.empty()),
          context -> new Sight(step.inspect(context), context.observations()));
    } catch (StepFailedException e) {
      return Sight.blocked(e.getMessage(), e.hint());
    } catch (BoundedCall.EndedException e) {
      return Sight.blocked(
          "looking at the live system did not end in time" + because(e.said()),
          "see whether the service answers");
    }
  }

  /** Keeps what undo will need. The outcome is empty when that went well. */
  public CaptureOutcome capture(Step step, Attempt attempt, Listener listener) {
    try {
      return new CaptureOutcome.Kept(
          calls.call(
              Caller.of(attempt, listener, true),
              View.AS_IT_IS,
              context -> SealedCapture.by(step, context, context.place())));
    } catch (StepFailedException e) {
      return new CaptureOutcome.Missed(
          failed(Cause.NOT_STARTED, "cannot keep what undo needs: " + e.getMessage(), e.hint()));
    } catch (BoundedCall.EndedException e) {
      return new CaptureOutcome.Missed(ended(e, "while keeping what undo needs"));
    }
  }

  /**
   * Lets a step put back what it has kept.
   *
   * @param owner the activity whose directory holds the kept files
   */
  public Outcome undo(
      Step step, SealedCapture kept, String owner, Attempt attempt, Listener listener) {
    try {
      return new Outcome.Succeeded(
          calls.call(
              Caller.of(attempt, listener, false),
              View.AS_IT_IS.of(owner),
              context -> {
                kept.check(context.place());
                return step.undo(kept.captured(), context);
              }));
    } catch (StepFailedException e) {
      return outcome(e);
    } catch (BoundedCall.EndedException e) {
      return ended(e, "while undoing");
    }
  }

  /** How keeping went. */
  public sealed interface CaptureOutcome {
    /** It is kept. */
    record Kept(SealedCapture kept) implements CaptureOutcome {}

    /** It is not kept; the step must not start. */
    record Missed(Outcome outcome) implements CaptureOutcome {}
  }

  /**
   * Finds out how an attempt ended whose engine died; unknown when nobody can say.
   *
   * @param startedAt when it began, by the wall clock
   */
  public Outcome recover(Step step, Attempt attempt, Instant startedAt, Listener listener) {
    if (attempt.activity().until().isPresent()) {
      return new Outcome.Unknown("it was looked at again and again when its engine died", "");
    }
    long begun = System.nanoTime();
    Outcome outcome;
    try {
      StepResult result =
          calls.call(
              Caller.of(attempt, listener, true),
              View.AS_IT_IS,
              context -> recover(step, startedAt, context));
      outcome = new Outcome.Succeeded(result);
    } catch (StepFailedException e) {
      outcome = outcome(e);
    } catch (BoundedCall.EndedException e) {
      outcome =
          e.ended() == BoundedCall.Ended.BY_TIME && !e.said().isEmpty()
              ? failed(Cause.TIMED_OUT, e.said(), "")
              : new Outcome.Unknown("whether it goes on was not seen to the end", "");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new Look(outcome, Map.of(), took).judged(attempt);
  }

  /** A value that the step refuses now says nothing about the attempt. */
  private static StepResult recover(Step step, Instant startedAt, LiveContext context)
      throws StepFailedException, InterruptedException {
    try {
      return step.recover(startedAt, context);
    } catch (InputException e) {
      throw StepFailedException.unknown(e.getMessage(), e.hint(), e);
    }
  }

  /** Makes the attempt, with all its looks if it is repeated until something holds. */
  public Outcome run(Step step, Attempt attempt, Listener listener) {
    Optional<Poll> poll = attempt.activity().until();
    return poll.isPresent()
        ? poll(step, attempt, poll.get(), listener)
        : once(step, attempt, listener).judged(attempt);
  }

  /** Makes one look at what a trigger measures, and says what it means. */
  public Reading measure(Step step, Attempt attempt, Trigger.Measured trigger) {
    return new TriggerJudge(trigger, attempt.scope()).judge(once(step, attempt, Listener.SILENT));
  }

  private Look once(Step step, Attempt attempt, Listener listener) {
    boolean reads = attempt.activity().risk().orElse(step.preview().risk()) == Risk.READ;
    boolean onlyWaits = reads || attempt.activity().until().isPresent();
    long begun = System.nanoTime();
    Outcome outcome;
    Map<String, Object> known = Map.of();
    try {
      StepResult result =
          calls.call(Caller.of(attempt, listener, onlyWaits), View.AS_IT_IS, step::run);
      outcome = new Outcome.Succeeded(reads ? StepResult.read(result.values()) : result);
    } catch (StepFailedException e) {
      outcome = reads ? ofRead(e, attempt) : outcome(e);
      known = e.values();
    } catch (BoundedCall.EndedException e) {
      outcome = ended(e, "after " + text(attempt.activity().timeout()));
    }
    return new Look(outcome, known, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static Outcome outcome(StepFailedException e) {
    return switch (e.certainty()) {
      case NOT_STARTED -> failed(Cause.NOT_STARTED, e.getMessage(), e.hint());
      case DECLINED -> failed(Cause.DECLINED, e.getMessage(), e.hint());
      case FAILED -> failed(Cause.REFUSED, e.getMessage(), e.hint());
      case UNKNOWN -> new Outcome.Unknown(e.getMessage(), e.hint());
    };
  }

  /** What only reads has done nothing, whatever became of its answer. */
  private Outcome ofRead(StepFailedException e, Attempt attempt) {
    return e.certainty() == StepFailedException.Certainty.UNKNOWN
        ? failed(cutShort(attempt), e.getMessage(), e.hint())
        : outcome(e);
  }

  private Cause cutShort(Attempt attempt) {
    if (attempt.deadline().isOver()) {
      return Cause.TIMED_OUT;
    }
    return stop.urgency() == StopSignal.Urgency.NONE ? Cause.REFUSED : Cause.STOPPED;
  }

  private Outcome poll(Step step, Attempt attempt, Poll poll, Listener listener) {
    while (true) {
      Look look = once(step, attempt, listener);
      if (isFinal(look.outcome())) {
        return look.outcome();
      }
      Judge.Verdict verdict = look.verdict(poll.until(), attempt.scope());
      if (verdict.holds()) {
        return look.judged(attempt);
      }
      listener.looks().accept(verdict.reason());
      if (attempt.deadline().remaining().compareTo(poll.every()) <= 0) {
        return gaveUp(attempt, poll.until(), verdict.reason());
      }
      if (stop.await(poll.every())) {
        return failed(
            Cause.STOPPED, "stopped by the operator while waiting: " + verdict.reason(), "");
      }
    }
  }

  /** Whether another look would not help. */
  private static boolean isFinal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> false;
      case Outcome.Failed(Cause cause, _, _) ->
          cause != Cause.NOT_STARTED && cause != Cause.REFUSED;
      case Outcome.Unknown _ -> true;
    };
  }

  private static Outcome gaveUp(Attempt attempt, Expression until, String reason) {
    return failed(
        Cause.TIMED_OUT,
        "waited %s for `%s`: %s"
            .formatted(text(attempt.activity().timeout()), until.text(), reason),
        "");
  }

  private static Outcome ended(BoundedCall.EndedException e, String when) {
    return switch (e.ended()) {
      case BY_TIME ->
          failed(Cause.TIMED_OUT, e.said().isEmpty() ? "timed out " + when : e.said(), "");
      case BY_OPERATOR -> failed(Cause.STOPPED, "stopped by the operator" + because(e.said()), "");
    };
  }

  private static String because(String message) {
    return message.isEmpty() ? "" : ": " + message;
  }

  private static Outcome failed(Cause cause, String message, String hint) {
    return new Outcome.Failed(cause, message, hint);
  }

  private static String text(Duration duration) {
    return Durations.format(duration);
  }
}
