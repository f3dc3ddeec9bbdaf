package dev.playbook.steps.cypher;

import dev.playbook.spi.Captured;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.cypher.change.Inspector;
import dev.playbook.steps.cypher.change.Runner;
import dev.playbook.steps.cypher.change.WayBack;
import dev.playbook.steps.cypher.change.Work;
import java.time.Instant;

/** Statements that change something. */
record CypherStatements(Work work) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "%s: %s".formatted(work.graph().name(), work.title()),
        work.risk(),
        SentTexts.of(work),
        WayBack.of(work.statements()));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Inspector.inspect(work, context);
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return WayBack.capture(work, context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return Runner.run(work, context);
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return Runner.recover(work, context);
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return WayBack.restore(work, captured, context);
  }
}
