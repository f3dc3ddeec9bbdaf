package dev.playbook.steps.cypher;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.cypher.change.Inspector;
import dev.playbook.steps.cypher.change.Runner;
import dev.playbook.steps.cypher.change.Work;

/** One question, asked in a session that may only read. */
record CypherQuery(Work work) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "ask `%s`: %s".formatted(work.graph().name(), work.statements().getFirst()),
        Risk.READ,
        SentTexts.of(work));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Inspector.inspect(work, context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return Runner.ask(work, context);
  }
}
