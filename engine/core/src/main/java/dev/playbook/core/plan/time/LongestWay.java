package dev.playbook.core.plan.time;

import dev.playbook.core.plan.PlannedStep;
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
record LongestWay(Function<PlannedStep, Duration> time) {

  /** Returns the time of these steps, which stand in the order of the run. */
  Duration of(List<PlannedStep> steps) {
    return sum(steps, 0);
  }

  /** The steps of one parallel group at this depth stand together; others are groups of one. */
  private Duration sum(List<PlannedStep> steps, int depth) {
    Map<String, List<PlannedStep>> groups =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    step ->
                        fork(step, depth)
                            ? step.activity().forks().get(depth).group()
                            : step.activity().key() + "/.",
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream()
        .map(group -> longest(group, depth))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration longest(List<PlannedStep> group, int depth) {
    if (!fork(group.getFirst(), depth)) {
      return time.apply(group.getFirst());
    }
    return group.stream()
        .collect(Collectors.groupingBy(step -> step.activity().forks().get(depth).branch()))
        .values()
        .stream()
        .map(branch -> sum(branch, depth + 1))
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  private static boolean fork(PlannedStep step, int depth) {
    return step.activity().forks().size() > depth;
  }
}
