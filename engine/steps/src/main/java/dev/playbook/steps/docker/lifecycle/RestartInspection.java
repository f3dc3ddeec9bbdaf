package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the containers that would be restarted, and at those that would feel it. */
final class RestartInspection {
  private final DockerRestartStep step;
  private final InspectContext context;

  RestartInspection(DockerRestartStep step, InspectContext context) {
    this.step = step;
    this.context = context;
  }

  Inspection look() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    List<Change> changes = new ArrayList<>();
    for (String name : step.containers()) {
      Resource resource = Resource.container(name);
      Optional<State> predicted = context.world().predicted(resource);
      try {
        Container container = docker.container(name);
        if (step.goal().filter(Goal.HEALTHY::equals).isPresent() && cannotBeHealthy(container)) {
          return withoutCheck(name);
        }
        changes.add(change(docker, resource, container, predicted));
      } catch (StepFailedException missing) {
        return predicted.isPresent()
            ? new KnownAfter(resource, "whether container `" + name + "` can be restarted")
            : new Blocked(missing.getMessage(), missing.hint());
      }
    }
    return new WillChange(changes);
  }

  private Change change(
      Docker docker, Resource resource, Container container, Optional<State> predicted)
      throws StepFailedException, InterruptedException {
    Change change =
        new Change(
            resource,
            predicted.orElseGet(() -> Looks.state(container)),
            State.unknown("started anew, the time is decided then"));
    List<String> notes = new ArrayList<>();
    if (container.isRunning()) {
      notes.add(
          "answers nothing while it stops, at most %ds, and starts".formatted(step.graceSeconds()));
    }
    Dependents.of(docker, container).ifPresent(notes::add);
    return notes.isEmpty() ? change : change.noting(String.join("; ", notes));
  }

  /** A health is known of a running container only; one that never ran may have a check. */
  private static boolean cannotBeHealthy(Container container) {
    return container.isRunning() && container.health().isEmpty();
  }

  private static Inspection withoutCheck(String name) {
    return new Blocked(
        "container `" + name + "` has no health check to wait for",
        "write `wait: running`, and check it by a step of its own");
  }
}
