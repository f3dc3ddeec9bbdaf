package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.Optional;

/**
 * How far one activity has come.
 *
 * @param attempts how often it was started
 * @param outcome how the last attempt ended; empty while it goes on
 * @param took how long the last attempt took
 * @param spent how long all attempts took together
 * @param skipped why it was passed over
 * @param risk the most that the last attempt can do
 * @param touched whether one of the attempts has changed something, or may have
 */
public record Progress(
    int attempts,
    Optional<Outcome> outcome,
    Duration took,
    Duration spent,
    Optional<String> skipped,
    Risk risk,
    boolean touched) {

  static final Progress NONE =
      new Progress(
          0, Optional.empty(), Duration.ZERO, Duration.ZERO, Optional.empty(), Risk.READ, false);

  Progress started(int attempt, Risk most) {
    return new Progress(
        attempt, Optional.empty(), Duration.ZERO, spent, Optional.empty(), most, touched);
  }

  Progress ended(int attempt, Outcome how, Duration time) {
    boolean now = touched || touches(how);
    return new Progress(
        attempt, Optional.of(how), time, spent.plus(time), Optional.empty(), risk, now);
  }

  Progress passedOver(String reason) {
    return new Progress(attempts, outcome, took, spent, Optional.of(reason), risk, touched);
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
