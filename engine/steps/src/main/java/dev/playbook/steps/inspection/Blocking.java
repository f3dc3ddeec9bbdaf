package dev.playbook.steps.inspection;

import dev.playbook.spi.Inspection;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;

/** Turns the reason for which a step would not even start into an answer for the plan. */
public final class Blocking {
  private Blocking() {}

  /** Looks at something. */
  @FunctionalInterface
  public interface Look {
    /** Returns what was seen. */
    Inspection look() throws StepFailedException, InterruptedException;
  }

  /**
   * Returns what was seen, or that the step is blocked.
   *
   * @throws StepFailedException when the look itself failed for another reason
   */
  public static Inspection unless(Look look) throws StepFailedException, InterruptedException {
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
