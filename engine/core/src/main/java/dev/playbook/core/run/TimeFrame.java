package dev.playbook.core.run;

import dev.playbook.core.activity.Deadline;
import dev.playbook.core.model.Budget;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long each activity may take within the budget of its run.
 *
 * <p>A step ends before the reserve begins; what comes after the steps may use the reserve, and
 * always gets a moment, because a verdict is worth more than a second of punctuality.
 */
final class TimeFrame {
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final Budget budget;
  private final Duration before;
  private final long begun = System.nanoTime();

  TimeFrame(Budget budget) {
    this(budget, Duration.ZERO);
  }

  private TimeFrame(Budget budget, Duration before) {
    this.budget = budget;
    this.before = before;
  }

  /** Returns the frame of a run that began earlier: its limit begins anew, its promise does not. */
  TimeFrame after(Instant began, Instant now) {
    return new TimeFrame(budget, longer(Duration.ZERO, Duration.between(began, now)));
  }

  /** Returns the time since the run began, also that in which nobody worked on it. */
  Duration total() {
    return before.plus(elapsed());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  Deadline deadline(PlannedActivity activity) {
    Duration own = activity.activity().timeout();
    return Deadline.in(
        limit(activity.phase())
            .map(limit -> shorter(own, left(activity.phase(), limit)))
            .orElse(own));
  }

  /** An undo that is cut off leaves more behind than one that is late. */
  private Optional<Duration> limit(Phase phase) {
    return phase == Phase.UNDO ? Optional.empty() : budget.limit();
  }

  private Duration left(Phase phase, Duration limit) {
    return switch (phase) {
      case PRECONDITION, BEFORE, STEP ->
          longer(Duration.ZERO, limit.minus(budget.reserve()).minus(elapsed()));
      case VALIDATION, UNDO, FINALLY -> longer(A_MOMENT, limit.minus(elapsed()));
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
