package dev.playbook.core.plan;

import dev.playbook.core.model.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The longest that the steps of a plan may take if each of them uses all its time. */
public final class WorstCase {
  private WorstCase() {}

  /** Returns the time of the steps that may run; of a parallel group, that of its longest way. */
  public static Duration of(Plan plan) {
    return sum(
        plan.in(Phase.STEP).stream()
            .filter(step -> !(step.forecast() instanceof Forecast.Skipped))
            .map(PlannedStep::activity)
            .toList(),
        0);
  }

  /** The steps of one parallel group at this depth stand together; others are groups of one. */
  private static Duration sum(List<PlannedActivity> steps, int depth) {
    Map<String, List<PlannedActivity>> groups =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    step -> fork(step, depth) ? step.forks().get(depth).group() : step.key() + "/.",
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream()
        .map(group -> longest(group, depth))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration longest(List<PlannedActivity> group, int depth) {
    if (!fork(group.getFirst(), depth)) {
      return of(group.getFirst());
    }
    return group.stream()
        .collect(Collectors.groupingBy(step -> step.forks().get(depth).branch()))
        .values()
        .stream()
        .map(branch -> sum(branch, depth + 1))
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  private static boolean fork(PlannedActivity step, int depth) {
    return step.forks().size() > depth;
  }

  private static Duration of(PlannedActivity planned) {
    RetryPolicy retry = planned.activity().retry();
    Duration all = planned.activity().timeout().multipliedBy(retry.maxAttempts());
    for (int attempt = 1; attempt < retry.maxAttempts(); attempt++) {
      all = all.plus(retry.pauseAfter(attempt));
    }
    Duration sum = all;
    return retry.maxDuration().filter(most -> most.compareTo(sum) < 0).orElse(sum);
  }
}
