package dev.playbook.core.run;

import dev.playbook.core.model.Durations;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.time.Expected;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Notices, once, that the steps which are left usually take longer than the promise allows. */
final class Lateness {
  private final Plan plan;
  private boolean noticed;

  Lateness(Plan plan) {
    this.plan = plan;
  }

  /** Returns what to tell the operator, at the first moment at which it is so. */
  Optional<String> notice(RunState state, Duration elapsed) {
    Optional<Duration> promise = plan.premises().playbook().budget().target();
    if (noticed || promise.isEmpty() || state.stopping() || state.undo().isPresent()) {
      return Optional.empty();
    }
    Duration left = promise.get().minus(elapsed);
    Optional<String> late =
        Expected.of(plan, step -> state.of(step.activity().key()).isPending())
            .map(Expected::time)
            .filter(rest -> !rest.isZero() && rest.compareTo(left) > 0)
            .map(rest -> words(rest, left, promise.get()));
    noticed = late.isPresent();
    return late;
  }

  private static String words(Duration rest, Duration left, Duration promise) {
    String missed =
        left.isNegative()
            ? "the promised %s are over".formatted(text(promise))
            : "%s of the promised %s are left".formatted(text(left), text(promise));
    return "the steps that are left usually take %s, and %s".formatted(text(rest), missed);
  }

  private static String text(Duration time) {
    return Durations.format(time.truncatedTo(ChronoUnit.SECONDS));
  }
}
