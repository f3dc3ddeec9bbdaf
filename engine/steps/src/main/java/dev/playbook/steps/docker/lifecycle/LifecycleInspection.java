package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the containers to which something would be done, and at those that would feel it. */
final class LifecycleInspection {
  private final Action action;
  private final List<String> containers;
  private final InspectContext context;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  LifecycleInspection(Action action, List<String> containers, InspectContext context) {
    this.action = action;
    this.containers = containers;
    this.context = context;
  }

  Inspection look() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    for (String name : containers) {
      Optional<Inspection> obstacle = look(docker, name);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    return changes.isEmpty()
        ? new NothingToDo("already so: " + String.join("; ", done))
        : new WillChange(changes);
  }

  private Optional<Inspection> look(Docker docker, String name)
      throws StepFailedException, InterruptedException {
    Resource resource = Resource.container(name);
    Optional<State> predicted = context.world().predicted(resource);
    Container container;
    try {
      container = docker.container(name);
    } catch (StepFailedException missing) {
      return Optional.of(
          unless(predicted, name, new Blocked(missing.getMessage(), missing.hint())));
    }
    Optional<Blocked> obstacle = action.obstacle(container);
    if (obstacle.isPresent()) {
      return Optional.of(unless(predicted, name, obstacle.get()));
    }
    State before = predicted.orElseGet(() -> Looks.state(container));
    if (action.canBeDone() && before instanceof State.Unknown) {
      return Optional.of(new KnownAfter(resource, "whether there is anything to do"));
    }
    if (action.isDone(before)) {
      done.add("`%s` is %s".formatted(name, ((State.Known) before).value()));
    } else {
      changes.add(change(docker, container, before));
    }
    return Optional.empty();
  }

  /** What is in the way now may be gone when an earlier step has changed the container. */
  private Inspection unless(Optional<State> predicted, String name, Blocked blocked) {
    return predicted.isPresent()
        ? new KnownAfter(
            Resource.container(name),
            "whether container `%s` can be %s".formatted(name, action.done()))
        : blocked;
  }

  private Change change(Docker docker, Container container, State before)
      throws StepFailedException, InterruptedException {
    Change change =
        new Change(Resource.container(container.name()), before, action.after(container));
    List<String> notes = new ArrayList<>(action.notes(docker, container));
    if (action.runsAfterwards()) {
      notes.addAll(ChangedFiles.in(context.world()).notes(container));
    }
    return notes.isEmpty() ? change : change.noting(String.join("; ", notes));
  }
}
