package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
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
 */
public record Progress(
    int attempts,
    Optional<Outcome> outcome,
    Duration took,
    Duration spent,
    Optional<String> skipped) {

  static final Progress NONE =
      new Progress(0, Optional.empty(), Duration.ZERO, Duration.ZERO, Optional.empty());

  Progress started(int attempt) {
    return new Progress(attempt, Optional.empty(), Duration.ZERO, spent, Optional.empty());
  }

  Progress ended(int attempt, Outcome how, Duration time) {
    return new Progress(attempt, Optional.of(how), time, spent.plus(time), Optional.empty());
  }

  Progress passedOver(String reason) {
    return new Progress(attempts, outcome, took, spent, Optional.of(reason));
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
