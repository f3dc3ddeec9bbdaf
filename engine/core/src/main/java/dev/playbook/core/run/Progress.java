package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far one activity has come.
 *
 * @param attempts how often it was started, since it was last begun anew
 * @param outcome how the last attempt ended; empty while it goes on
 * @param took how long the last attempt took
 * @param spent how long all attempts took together
 * @param skipped why it was passed over
 * @param risk the most that the last attempt can do
 * @param touched whether one of the attempts has changed something, or may have
 * @param earlier how many attempts there were before it was begun anew
 */
public record Progress(
    int attempts,
    Optional<Outcome> outcome,
    Duration took,
    Duration spent,
    Optional<String> skipped,
    Risk risk,
    boolean touched,
    int earlier) {

  /** Somebody else saw it: its result is not known, and that it changed something is likely. */
  private static final Outcome DONE =
      new Outcome.Succeeded(StepResult.changed(List.of(), Map.of()));

  static final Progress NONE = pending(Risk.READ, false, 0);

  private static Progress pending(Risk risk, boolean touched, int earlier) {
    return new Progress(
        0,
        Optional.empty(),
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        risk,
        touched,
        earlier);
  }

  Progress started(int attempt, Risk most) {
    return new Progress(
        attempt - earlier,
        Optional.empty(),
        Duration.ZERO,
        spent,
        Optional.empty(),
        most,
        touched,
        earlier);
  }

  Progress ended(int attempt, Outcome how, Duration time) {
    return new Progress(
        Math.max(0, attempt - earlier),
        Optional.of(how),
        time,
        spent.plus(time),
        Optional.empty(),
        risk,
        touched || touches(how),
        earlier);
  }

  Progress passedOver(String reason) {
    return new Progress(
        attempts, outcome, took, spent, Optional.of(reason), risk, touched, earlier);
  }

  /** What was is told, and no longer counts; but it may have changed something. */
  Progress again() {
    return pending(risk, touched || isInDoubt(), number());
  }

  Progress resolved(Resolution how) {
    return switch (how) {
      case DONE -> ended(number(), DONE, Duration.ZERO);
      case NOT_DONE -> pending(risk, false, number());
      case RERUN -> again();
    };
  }

  /** Returns the number of the last attempt; attempts are counted through. */
  public int number() {
    return earlier + attempts;
  }

  private boolean touches(Outcome how) {
    return switch (how) {
      case Outcome.Succeeded(StepResult result) -> result.changed();
      case Outcome.Failed(Outcome.Cause cause, _, _) ->
          switch (cause) {
            case CONDITION, NOT_STARTED, DECLINED -> false;
            case REFUSED, TIMED_OUT, EXPECTATION, STOPPED -> risk != Risk.READ;
          };
      case Outcome.Unknown _ -> true;
    };
  }

  /** Returns whether it ended well. */
  public boolean isGood() {
    return outcome.isPresent() && outcome.get() instanceof Outcome.Succeeded;
  }

  /** Returns whether it ended, and not well. */
  public boolean isBad() {
    return outcome.isPresent() && !isGood();
  }

  /** Returns whether a person did not want it; nothing was begun. */
  public boolean isDeclined() {
    return outcome.isPresent()
        && outcome.get() instanceof Outcome.Failed(Outcome.Cause cause, _, _)
        && cause == Outcome.Cause.DECLINED;
  }

  /** Returns whether nobody can say how it ended: it has no end, or an end that says so. */
  public boolean isUnknown() {
    return outcome.isPresent() ? outcome.get() instanceof Outcome.Unknown : attempts > 0;
  }

  /** Returns whether nobody can say how it ended, and it may have changed something. */
  public boolean isInDoubt() {
    return isUnknown() && risk != Risk.READ;
  }

  /** Returns whether it was started and has no end. */
  public boolean isOpen() {
    return attempts > 0 && outcome.isEmpty();
  }

  /** Returns whether the run has not come to it. */
  public boolean isPending() {
    return attempts == 0 && outcome.isEmpty() && skipped.isEmpty();
  }

  /** Returns whether it ended well and the target is now different. */
  public boolean hasChanged() {
    return outcome.isPresent()
        && outcome.get() instanceof Outcome.Succeeded(StepResult result)
        && result.changed();
  }
}
