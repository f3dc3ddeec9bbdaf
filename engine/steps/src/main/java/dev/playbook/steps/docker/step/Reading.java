package dev.playbook.steps.docker.step;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Docker;
import java.util.List;

/** Looks ahead for a step that only reads from containers. */
public final class Reading {
  private Reading() {}

  /** Tells whether all the containers are there, or will be after an earlier step. */
  public static Inspection inspect(List<String> containers, InspectContext context)
      throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    for (String name : containers) {
      Resource resource = Resource.container(name);
      try {
        docker.container(name);
      } catch (StepFailedException missing) {
        return context.world().predicted(resource).isPresent()
            ? new KnownAfter(resource, "whether container `" + name + "` can be read")
            : new Blocked(missing.getMessage(), missing.hint());
      }
    }
    return new NothingToDo("only reads");
  }
}
