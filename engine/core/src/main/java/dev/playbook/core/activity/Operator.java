package dev.playbook.core.activity;

import dev.playbook.spi.Answer;
import dev.playbook.spi.Question;
import dev.playbook.spi.StepFailedException;
import java.util.Map;

/** Whoever answers the questions of steps. May be asked by several threads. */
@FunctionalInterface
public interface Operator {
  /** Nobody is there. */
  Operator NOBODY =
      (_, _) -> {
        throw StepFailedException.declined("nobody can be asked here", "", Map.of());
      };

  /**
   * Returns the answer to a question, in the form that it asks for.
   *
   * @param key the activity that asks
   * @throws StepFailedException when nobody can answer, with what to do about it
   * @throws InterruptedException when the time is up or the run stops
   */
  Answer answer(String key, Question question) throws StepFailedException, InterruptedException;
}
