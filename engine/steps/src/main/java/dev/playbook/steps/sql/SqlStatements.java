package dev.playbook.steps.sql;

import dev.playbook.spi.Captured;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.change.Restoration;
import dev.playbook.steps.sql.change.Runner;
import dev.playbook.steps.sql.change.WayBack;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.look.Inspector;
import java.util.Comparator;

/** Statements that change something. */
record SqlStatements(Work work) implements Step {

  @Override
  public Preview preview() {
    int count = work.statements().size();
    String what =
        count == 1 ? work.statements().getFirst().toString() : "run " + count + " statements";
    String how = count > 1 && work.transaction() ? " in one transaction" : "";
    return new Preview(
        "%s: %s%s".formatted(work.database().name(), what, how),
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
    return Restoration.restore(work, captured, context);
  }
}
