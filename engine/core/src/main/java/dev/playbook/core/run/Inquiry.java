package dev.playbook.core.run;

import dev.playbook.core.activity.Asking;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.spi.Answer;
import dev.playbook.spi.Question;
import dev.playbook.spi.StepFailedException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks the operator how an activity ended. */
record Inquiry(Asking asking, Clock clock) {
  private static final Map<String, Resolution> SAID =
      Map.of("done", Resolution.DONE, "not-done", Resolution.NOT_DONE, "rerun", Resolution.RERUN);
  private static final Set<String> STOP = Set.of("stop", "no", "n");

  /**
   * Returns what the operator says; empty when nobody can be asked, or who is asked does not know.
   */
  Optional<RunEvent> ask(PlannedActivity planned) {
    Question question =
        new Question.Line(
            "nobody can say how `%s` (%s) ended; look at it, then type done, not-done, rerun or stop"
                .formatted(planned.path(), planned.activity().type()),
            "end");
    try {
      Answer answer = asking.ask(planned.key(), question);
      while (!STOP.contains(answer.text()) && !SAID.containsKey(answer.text())) {
        answer = asking.ask(planned.key(), question);
      }
      return Optional.ofNullable(SAID.get(answer.text())).map(said(planned, answer));
    } catch (StepFailedException nobody) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Function<Resolution, RunEvent> said(PlannedActivity planned, Answer answer) {
    return how ->
        new RunEvent.Resolved(
            clock.instant(), planned.key(), how, answer.by(), "answered at the terminal");
  }
}
