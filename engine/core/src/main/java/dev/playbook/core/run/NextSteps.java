package dev.playbook.core.run;

import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
            .flatMap(action -> begun(action).stream())
            .map(PlannedActivity::key)
            .toList();
  }

  private static Optional<PlannedActivity> begun(Action action) {
    return switch (action) {
      case Action.Attempt(PlannedActivity activity, _, _) -> Optional.of(activity);
      case Action.PutBack(PlannedActivity activity, _, _) -> Optional.of(activity);
      case Action.Skip _, Action.Fail _, Action.BeginUndo _, Action.Finish _ -> Optional.empty();
    };
  }
}
