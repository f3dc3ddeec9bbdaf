package dev.playbook.steps.intent;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;

/** Looks after the fact: a look that did not come about says nothing about what it looked for. */
public final class Hindsight {
  private Hindsight() {}

  /** A look at a service or a file. */
  @FunctionalInterface
  public interface Look<T> {
    /** Looks. */
    T look() throws StepFailedException, InterruptedException;
  }

  /**
   * Returns what the look returns.
   *
   * @throws StepFailedException what the look threw, but {@code UNKNOWN} for {@code NOT_STARTED}
   */
  public static <T> T of(Look<T> look) throws StepFailedException, InterruptedException {
    try {
      return look.look();
    } catch (StepFailedException e) {
      throw e.certainty() == Certainty.NOT_STARTED
          ? StepFailedException.unknown(
              "its end cannot be looked for: " + e.getMessage(), e.hint(), e)
          : e;
    }
  }
}
