package dev.playbook.core.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds up the time of steps; of a parallel group, only that of its longest way counts.
 *
 * @param time of one step
 */
record LongestWay(Function<PlannedActivity, Duration> time) {

  /** Returns the time of all steps of a plan that may run. */
  Duration of(Plan plan) {
    return sum(plan.mayRun().map(PlannedStep::activity).toList(), 0);
  }

  /** The steps of one parallel group at this depth stand together; others are groups of one. */
  private Duration sum(List<PlannedActivity> steps, int depth) {
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

  private Duration longest(List<PlannedActivity> group, int depth) {
    if (!fork(group.getFirst(), depth)) {
      return time.apply(group.getFirst());
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
}
