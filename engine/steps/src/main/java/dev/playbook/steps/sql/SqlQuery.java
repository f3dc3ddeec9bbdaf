package dev.playbook.steps.sql;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.look.Question;
import java.util.List;

/** One question, asked inside a read-only transaction. */
record SqlQuery(Work work) implements Step {

  @Override
  public Preview preview() {
    String question = work.statements().getFirst().toString();
    return new Preview(
        "ask `%s`: %s".formatted(work.database().name(), question),
        Risk.READ,
        List.of(SentTexts.of(work).getFirst()));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Question.inspect(work, context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return Question.ask(work, context);
  }
}
