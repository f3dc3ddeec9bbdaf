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
import dev.playbook.steps.file.FileCopy;
import dev.playbook.steps.inspection.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A move with the values of one step.
 *
 * @param replaces whether what is at the other end may be replaced
 */
record FileMoveStep(Way way, boolean replaces) implements Step {
  private static final String NAME = "replaced";

  @Override
  public Preview preview() {
    return new Preview(
        "move `%s` to `%s`".formatted(way.from(), way.to()),
        Risk.CHANGE,
        List.of("rename `%s` to `%s`".formatted(way.from(), way.to())),
        Optional.of(replaces ? "it is moved back, and what is replaced" : "it is moved back"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Blocking.unless(
        () ->
            new MoveInspection(way.route(context), replaces, new Outlook(context.world())).look());
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    Moving moving = Moving.of(way.route(context), replaces);
    FileCopy kept =
        moving.isDone()
            ? FileCopy.NOTHING
            : FileCopy.keep(moving.route().to(), context.directory(), NAME);
    return new Captured(kept.values());
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new MoveRun(Moving.of(way.route(context), replaces), context).run();
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return MoveRun.recover(way.route(context), context);
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return new MoveBack(way.route(context), FileCopy.of(captured.values()), context).run();
  }
}
