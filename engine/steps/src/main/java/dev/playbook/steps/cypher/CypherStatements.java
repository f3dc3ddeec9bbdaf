package dev.playbook.steps.cypher;

import dev.playbook.spi.Captured;
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
import dev.playbook.steps.cypher.change.WayBack;
import dev.playbook.steps.cypher.change.Work;
import java.util.Comparator;

/** Statements that change something. */
record CypherStatements(Work work) implements Step {

  @Override
  public Preview preview() {
    int count = work.statements().size();
    String what =
        count == 1 ? work.statements().getFirst().toString() : "run " + count + " statements";
    return new Preview(
        "%s: %s".formatted(work.graph().name(), what),
        risk(),
        SentTexts.of(work),
        WayBack.of(work.statements()));
  }

  private Risk risk() {
    return work.statements().stream()
        .map(statement -> statement.action().risk())
        .max(Comparator.naturalOrder())
        .orElse(Risk.READ);
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
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return WayBack.restore(work, captured, context);
  }
}
