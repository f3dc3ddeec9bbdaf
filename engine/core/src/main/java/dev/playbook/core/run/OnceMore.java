package dev.playbook.core.run;

import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import java.util.List;

/**
 * What a resumed run does once more: the step at which it broke off, and every look, because what
 * was seen may be over. No step that ended well, and none of which nobody knows the end.
 */
public final class OnceMore {
  private final RunState state;
  private final boolean untouched;

  private OnceMore(Plan plan, RunState state) {
    this.state = state;
    this.untouched =
        plan.activities().stream()
            .filter(activity -> activity.phase() == Phase.STEP)
            .allMatch(activity -> state.of(activity.key()).number() == 0);
  }

  /** Returns the keys, in the order of the run. */
  public static List<String> of(Plan plan, RunState state) {
    OnceMore again = new OnceMore(plan, state);
    return plan.activities().stream()
        .filter(activity -> !state.of(activity.key()).isPending())
        .filter(again::isWanted)
        .map(PlannedActivity::key)
        .toList();
  }

  private boolean isWanted(PlannedActivity activity) {
    Progress progress = state.of(activity.key());
    return switch (activity.phase()) {
      case PRECONDITION, BEFORE -> untouched || progress.isUnknown();
      case STEP ->
          progress.isBad()
              && !progress.isUnknown()
              && activity.onFailure() != FailurePolicy.CONTINUE;
      case VALIDATION -> true;
      case UNDO -> false;
      case FINALLY -> state.ended().isPresent() && !progress.isUnknown();
    };
  }
}
