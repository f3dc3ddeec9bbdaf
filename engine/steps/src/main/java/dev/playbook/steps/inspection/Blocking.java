package dev.playbook.steps.compose;

import dev.playbook.spi.Inspection;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;

/** Turns the reason for which a step would not even start into an answer for the plan. */
final class Blocking {
  private Blocking() {}

  /** Looks at something. */
  @FunctionalInterface
  interface Look {
    Inspection look() throws StepFailedException, InterruptedException;
  }

  static Inspection unless(Look look) throws StepFailedException, InterruptedException {
    try {
      return look.look();
    } catch (StepFailedException refusal) {
      if (refusal.certainty() == Certainty.NOT_STARTED) {
        return new Inspection.Blocked(refusal.getMessage(), refusal.hint());
      }
      throw refusal;
    }
  }
}
