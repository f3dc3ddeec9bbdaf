package dev.playbook.core.run.undo;

import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.run.Progress;
import dev.playbook.core.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is undone together: a step, or a group that has a way back as a whole.
 *
 * @param name the path of the step or group
 * @param steps those of it that have changed something or may have, the last one first
 * @param reversals what undoes it, in order; empty when nothing can
 * @param again what is done once more when something is undone that came before it
 * @param obstacle why nothing can; empty when something can
 */
public record Leg(
    String name,
    List<PlannedActivity> steps,
    List<Reversal> reversals,
    Optional<Reversal> again,
    Optional<String> obstacle) {

  /** Copies the lists. */
  public Leg {
    steps = List.copyOf(steps);
    reversals = List.copyOf(reversals);
  }

  /** Returns whether it is undone, and nothing of it is still to be done once more. */
  public boolean isUndone(RunState state) {
    return isTakenBack(state) && !owes(state);
  }

  /** Returns whether its change is taken back. */
  boolean isTakenBack(RunState state) {
    return obstacle.isEmpty() && reversals.stream().allMatch(each -> isPassed(each, state));
  }

  /** Returns whether the undo that has begun last has not done once more what it should. */
  boolean owes(RunState state) {
    return again
        .filter(each -> state.isToUndo(each.activity().key()) && !isPassed(each, state))
        .isPresent();
  }

  private static boolean isPassed(Reversal reversal, RunState state) {
    Progress progress = state.of(reversal.activity().key());
    return progress.isGood() || progress.skipped().isPresent();
  }

  /** Returns whether undoing it went wrong. */
  public boolean hasFailed(RunState state) {
    return progress(state).anyMatch(Progress::isBad);
  }

  /** Returns whether nobody can say how undoing it ended. */
  public boolean isUnknown(RunState state) {
    return progress(state).anyMatch(Progress::isUnknown);
  }

  /** Returns whether somebody calls it so: by its path, its id, or the id of a step of it. */
  public boolean isCalled(String word) {
    return name.equals(word)
        || steps.stream().anyMatch(step -> step.path().equals(word) || step.id().equals(word))
        || name.endsWith("/" + word);
  }

  private Stream<Progress> progress(RunState state) {
    return Stream.concat(reversals.stream(), again.stream())
        .map(reversal -> state.of(reversal.activity().key()));
  }
}
