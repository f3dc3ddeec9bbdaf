package dev.playbook.core.run.undo;

import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.plan.PlannedActivity;

/** One activity of an undo. */
public sealed interface Reversal {

  /** Returns the activity, of the phase {@code UNDO}. */
  PlannedActivity activity();

  /**
   * The type of a step puts back what it has kept.
   *
   * @param step what is undone
   * @param kept what it has kept before its change
   */
  record ByType(PlannedActivity activity, PlannedActivity step, SealedCapture kept)
      implements Reversal {}

  /**
   * What a step has done is done once more, when what came before it is put back: a program that it
   * restarted goes on with what it has read until it is restarted again.
   */
  record Again(PlannedActivity activity) implements Reversal {}

  /** A step of a written way back. */
  record Written(PlannedActivity activity) implements Reversal {}
}
