package dev.playbook.core.run;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is done once more to see whether what a run has brought about still holds: its validations,
 * and what cleans up after them. What a playbook does at its end for its own steps is not among it.
 */
public final class Recheck {
  private final Plan plan;

  private Recheck(Plan plan) {
    this.plan = plan;
  }

  /** Returns why a run's validations cannot be done once more; empty when they can. */
  public static Optional<String> obstacle(RunEvent.Started started, RunState state) {
    List<RunEvent.Item> validations =
        started.activities().stream().filter(item -> item.phase() == Phase.VALIDATION).toList();
    if (validations.isEmpty()) {
      return Optional.of("the playbook has none");
    } else if (state.undo().isPresent()) {
      return Optional.of("what the run has changed is undone, or is being undone");
    } else if (state.ended().isEmpty()) {
      return Optional.of("the run has no end");
    }
    return validations.stream().anyMatch(item -> state.of(item.key()).isPending())
        ? Optional.of("the run did not come to them")
        : Optional.empty();
  }

  /** Returns the keys of what is done, in the order of the run. */
  public static List<String> of(Plan plan) {
    return new Recheck(plan).keys();
  }

  private List<String> keys() {
    Set<Path> ofValidations = files(Phase.VALIDATION);
    Set<Path> ofSteps = files(Phase.STEP);
    return Stream.concat(
            in(Phase.VALIDATION),
            in(Phase.FINALLY)
                .filter(each -> ofValidations.contains(file(each)))
                .filter(each -> !ofSteps.contains(file(each))))
        .map(PlannedActivity::key)
        .toList();
  }

  private Set<Path> files(Phase phase) {
    return in(phase).map(Recheck::file).collect(Collectors.toSet());
  }

  private static Path file(PlannedActivity activity) {
    return activity.span().source().path();
  }

  private Stream<PlannedActivity> in(Phase phase) {
    return plan.activities().stream().filter(each -> each.phase() == phase);
  }
}
