package dev.playbook.steps.sql;

import dev.playbook.spi.Captured;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.change.Aftermath;
import dev.playbook.steps.sql.change.Restoration;
import dev.playbook.steps.sql.change.Runner;
import dev.playbook.steps.sql.change.WayBack;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.look.Inspector;
import dev.playbook.steps.sql.look.Probing;
import java.time.Instant;

/** Statements that change something. */
record SqlStatements(Work work) implements Step {

  @Override
  public Preview preview() {
    String how = work.statements().size() > 1 && work.transaction() ? " in one transaction" : "";
    return new Preview(
        "%s: %s%s".formatted(work.database().name(), work.title(), how),
        work.risk(),
        SentTexts.of(work),
        WayBack.of(work.statements()));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return context.mayProbe() ? Probing.inspect(work, context) : Inspector.inspect(work, context);
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
    return Aftermath.of(work, context);
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return Restoration.restore(work, captured, context);
  }
}
