package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Captured;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.inspection.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A copy with the values of one step. */
record FileCopyStep(Way way) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "copy `%s` to `%s`".formatted(way.from(), way.to()),
        Risk.CHANGE,
        List.of("read `" + way.from() + "`", "replace `" + way.to() + "`"),
        Optional.of("what is replaced, with modes and owners"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Blocking.unless(
        () -> new CopyInspection(way.route(context), new Outlook(context.world())).look());
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return Keepsake.keep(Copying.of(way.route(context)), context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new CopyRun(Copying.of(way.route(context)), context).run();
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return CopyRun.recover(context);
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return Keepsake.of(captured).putBack(context);
  }
}
