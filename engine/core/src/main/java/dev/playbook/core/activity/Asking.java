package dev.playbook.core.activity;

import dev.playbook.spi.Answer;
import dev.playbook.spi.Question;
import dev.playbook.spi.StepFailedException;
import java.util.Map;

/** Asks, until there is an answer or the operator wants the run to stop. */
public record Asking(Operator operator, StopSignal stop) {

  /**
   * Returns the answer.
   *
   * @param key the activity that the question is about
   * @throws StepFailedException when nobody can answer, or the run stops before
   */
  public Answer ask(String key, Question question)
      throws StepFailedException, InterruptedException {
    Thread asking = Thread.currentThread();
    try (var _ = stop.subscribe(asking::interrupt)) {
      checkStop();
      return operator.answer(key, question);
    } catch (InterruptedException e) {
      checkStop();
      throw e;
    } finally {
      forgetLateStop();
    }
  }

  private void checkStop() throws StepFailedException {
    if (isStopping()) {
      throw StepFailedException.declined("the run was stopped before an answer", "", Map.of());
    }
  }

  /** A stop may come after the answer; what the step does then shall not be torn. */
  private void forgetLateStop() {
    if (isStopping()) {
      boolean _ = Thread.interrupted();
    }
  }

  private boolean isStopping() {
    return stop.urgency() != StopSignal.Urgency.NONE;
  }
}
