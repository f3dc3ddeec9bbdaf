package dev.playbook.core.run;

import dev.playbook.core.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run would have begun next: after a loss of its last word, it may have. */
public final class NextSteps {
  private NextSteps() {}

  /**
   * Returns the keys of the activities that may begin after these events; none when the run is
   * over.
   */
  public static List<String> of(Plan plan, RunState state) {
    if (state.ended().isPresent()) {
      return List.of();
    }
    Set<String> open =
        state.progress().entrySet().stream()
            .filter(each -> each.getValue().isOpen())
            .map(each -> each.getKey())
            .collect(Collectors.toSet());
    return new Navigator(plan)
        .next(new Moment(state, open, Duration.ZERO)).stream()
            .flatMap(
                action ->
                    action instanceof Action.Attempt attempt
                        ? Stream.of(attempt.activity().key())
                        : Stream.of())
            .toList();
  }
}
