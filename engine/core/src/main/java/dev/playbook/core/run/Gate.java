package dev.playbook.core.run;

import dev.playbook.core.activity.Asking;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.spi.Question;
import dev.playbook.spi.StepFailedException;
import java.util.Optional;

/** Asks before each step whether it is wanted, if the operator wants to be asked. */
final class Gate {
  private final Pace pace;
  private final Asking asking;

  /** What the operator says. */
  enum Answer {
    GO,
    SKIP,
    STOP
  }

  Gate(Pace pace, Asking asking) {
    this.pace = pace;
    this.asking = asking;
  }

  Answer before(PlannedActivity activity, int attempt) {
    boolean asks = pace == Pace.STEP_BY_STEP && activity.phase() == Phase.STEP && attempt == 1;
    return asks ? ask(activity) : Answer.GO;
  }

  /** Who cannot answer any more does not want the step. */
  private Answer ask(PlannedActivity activity) {
    Question question =
        new Question.Line(
            "`%s` (%s) comes next: type yes, skip or stop"
                .formatted(activity.path(), activity.activity().type()),
            "step");
    try {
      Optional<Answer> answer = Optional.empty();
      while (answer.isEmpty()) {
        answer = understood(asking.ask(activity.key(), question).text());
      }
      return answer.get();
    } catch (StepFailedException nobody) {
      return Answer.STOP;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.STOP;
    }
  }

  private static Optional<Answer> understood(String text) {
    return switch (text) {
      case "y", "yes" -> Optional.of(Answer.GO);
      case "skip" -> Optional.of(Answer.SKIP);
      case "n", "no", "stop" -> Optional.of(Answer.STOP);
      default -> Optional.empty();
    };
  }
}
