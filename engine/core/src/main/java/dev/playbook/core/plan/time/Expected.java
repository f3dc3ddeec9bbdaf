package dev.playbook.core.plan.time;

import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Took;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How long the steps of a plan usually take: as earlier runs have shown, else as the playbook
 * estimates.
 *
 * @param time half of the runs should take no longer
 * @param rarely only a few should take longer
 * @param runs the fewest runs that a step's time is known from; empty when all times are estimates
 */
public record Expected(Duration time, Duration rarely, OptionalInt runs) {

  /** Returns the time of all steps that may run; empty when one of them has none. */
  public static Optional<Expected> of(Plan plan) {
    return of(plan, _ -> true);
  }

  /** Returns the time of the steps that may run and are meant; empty when one of them has none. */
  public static Optional<Expected> of(Plan plan, Predicate<PlannedStep> meant) {
    List<PlannedStep> steps = plan.mayRun().filter(meant).toList();
    return steps.stream().allMatch(step -> usual(step).isPresent())
        ? Optional.of(
            new Expected(
                sum(steps, Expected::usual),
                sum(steps, step -> step.usual().map(Took::p95).or(() -> usual(step))),
                steps.stream().flatMap(step -> step.usual().stream()).mapToInt(Took::runs).min()))
        : Optional.empty();
  }

  /** Returns how long one step usually takes, if that is known. */
  public static Optional<Duration> usual(PlannedStep step) {
    return step.usual().map(Took::median).or(() -> step.activity().estimate());
  }

  private static Duration sum(
      List<PlannedStep> steps, Function<PlannedStep, Optional<Duration>> time) {
    return new LongestWay(step -> time.apply(step).orElse(Duration.ZERO)).of(steps);
  }
}
