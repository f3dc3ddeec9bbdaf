package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Captured;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One file put in the place of another.
 *
 * @param container the container's real name
 * @param from the file that is read
 * @param to the file that is replaced or made
 * @param wanted mode and owner, as far as the playbook says them
 */
record DockerCopyStep(String container, Side from, Side to, Attributes wanted) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "copy %s to %s".formatted(words(from), words(to)),
        Risk.CHANGE,
        List.of("read " + words(from), "replace " + words(to)),
        Optional.of("the replaced file with its mode and owner"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return new CopyInspection(this, context).look();
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return Keepsake.keep(Place.of(this, to, context), context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new CopyRun(this, context).run();
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return new CopyRun(this, context).recover();
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return Keepsake.putBack(captured, Place.of(this, to, context), context);
  }

  private String words(Side side) {
    return switch (side) {
      case Side.InContainer(String path) -> "`%s` in container `%s`".formatted(path, container);
      case Side.OnHost(String path) -> "`" + path + "` on the host";
    };
  }
}
