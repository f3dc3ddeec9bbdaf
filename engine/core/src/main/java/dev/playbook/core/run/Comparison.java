package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.ResultFields;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What validations call {@code before}: the result of the same look before the first change. */
record Comparison(List<PlannedActivity> activities) {

  /** Returns the fields of the former result, if the activity compares with one and it is there. */
  Optional<Map<String, Object>> before(PlannedActivity activity, RunState state) {
    return look(activity).flatMap(look -> result(state.of(look.key())));
  }

  /** Returns why the activity has nothing to compare with; empty when it has, or needs nothing. */
  Optional<String> missing(PlannedActivity activity, RunState state) {
    return look(activity)
        .map(look -> state.of(look.key()))
        .filter(look -> !look.isGood())
        .map(Comparison::reason);
  }

  private Optional<PlannedActivity> look(PlannedActivity activity) {
    return activities.stream()
        .filter(other -> activity.phase() == Phase.VALIDATION && other.phase() == Phase.BEFORE)
        .filter(other -> other.id().equals(activity.id()))
        .findFirst();
  }

  private static Optional<Map<String, Object>> result(Progress progress) {
    return progress.outcome().isPresent()
            && progress.outcome().get() instanceof Outcome.Succeeded(var result)
        ? Optional.of(ResultFields.of(result, progress.took()))
        : Optional.empty();
  }

  private static String reason(Progress look) {
    return look.outcome()
        .map(outcome -> "looking before the first change failed: " + words(outcome))
        .orElseGet(
            () ->
                "nobody looked before the first change"
                    + look.skipped().map(why -> " (" + why + ")").orElse(""));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> "";
      case Outcome.Failed(_, String message, _) -> message;
      case Outcome.Unknown(String message, _) -> message;
    };
  }
}
