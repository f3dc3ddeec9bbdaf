package dev.playbook.core.plan;

import dev.playbook.core.model.Activity;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.plan.call.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The activities that undo a step. */
public final class Undoing {
  /**
   * What a type puts back may take longer than its change: an index is dropped in a moment, and
   * built again in a long while.
   */
  private static final Duration AT_LEAST = Duration.ofHours(1);

  private Undoing() {}

  /** Returns the activity in which the type of a step puts back what it has kept. */
  public static PlannedActivity byType(PlannedActivity step) {
    return of(step, step.path(), step.activity().once(AT_LEAST), Optional.empty(), false);
  }

  /** Returns the activity that does once more what a step has done. */
  public static PlannedActivity again(PlannedActivity step) {
    return of(step, step.path() + "/again", step.activity(), step.estimate(), step.idempotent());
  }

  private static PlannedActivity of(
      PlannedActivity step,
      String path,
      Activity activity,
      Optional<Duration> estimate,
      boolean idempotent) {
    return new PlannedActivity(
        Phase.UNDO,
        step.id(),
        path,
        step.name(),
        activity,
        step.frame(),
        List.of(),
        List.of(),
        FailurePolicy.STOP,
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        estimate,
        idempotent,
        step.span());
  }

  /**
   * Returns the activities of a written way back, in the order in which they are done.
   *
   * @param step what they undo, or one step of the group that they undo
   * @param holder the path of the step or group that they undo
   */
  public static List<PlannedActivity> bySteps(
      PlannedActivity step, String holder, List<StepNode.Task> tasks) {
    return tasks.stream().map(task -> written(step, holder, task)).toList();
  }

  private static PlannedActivity written(PlannedActivity step, String holder, StepNode.Task task) {
    return new PlannedActivity(
        Phase.UNDO,
        step.frame().prefix() + task.id(),
        holder + "/" + task.id(),
        task.name(),
        task.activity(),
        step.frame(),
        task.when().stream()
            .<Condition>map(when -> new Condition.Written(when, step.frame()))
            .toList(),
        List.of(),
        task.onFailure().orElse(FailurePolicy.STOP),
        task.inspect(),
        Optional.empty(),
        true,
        Optional.empty(),
        task.estimate(),
        task.idempotent(),
        task.span());
  }
}
