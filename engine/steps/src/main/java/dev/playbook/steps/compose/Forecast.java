package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Services as they will be when earlier steps of the plan are done, and what changes them. Every
 * change of a service is followed by those of its containers, for steps that name a container.
 *
 * @param project the project's file, the place of the services
 * @param now how they are
 */
record Forecast(String project, Snapshot now, World world) {
  private static final String RUNNING = "running";

  /** Returns whether something of the service will run. */
  boolean runs(String service) {
    return world
        .predicted(resource(service))
        .map(Forecast::isRunning)
        .orElseGet(() -> now.of(List.of(service)).stream().anyMatch(one -> isRunning(state(one))));
  }

  /** Returns what a stop changes: nothing for a service of which nothing runs. */
  List<Change> stopped(List<String> services) {
    List<Change> changes = new ArrayList<>();
    for (String service : services) {
      if (runs(service)) {
        List<ServiceContainer> ours = now.of(List.of(service));
        String hash = ours.isEmpty() ? "" : ours.getFirst().hash();
        changes.add(change(service, Wording.service("exited", hash)));
        ours.stream()
            .filter(one -> isRunning(state(one)))
            .forEach(one -> changes.add(container(one, "exited", "stops with its service")));
      }
    }
    return changes;
  }

  /** Returns what it means that a service starts, anew or in the containers it has. */
  List<Change> started(String service, String hash, String why) {
    List<ServiceContainer> ours = now.of(List.of(service));
    String health = ours.stream().anyMatch(one -> !one.health().isEmpty()) ? ", healthy" : "";
    List<Change> changes = new ArrayList<>();
    changes.add(change(service, Wording.service(RUNNING + health, hash)).noting(why));
    ours.forEach(one -> changes.add(container(one, RUNNING + health, why)));
    return changes;
  }

  Resource resource(String service) {
    return new Resource("service", project, service);
  }

  private Change change(String service, String after) {
    Resource resource = resource(service);
    State before = world.predicted(resource).orElseGet(() -> now.state(service));
    return new Change(resource, before, State.known(after));
  }

  private Change container(ServiceContainer container, String after, String note) {
    return new Change(Resource.container(container.name()), state(container), State.known(after))
        .noting(note);
  }

  private State state(ServiceContainer container) {
    return world
        .predicted(Resource.container(container.name()))
        .orElseGet(() -> State.known(container.state()));
  }

  private static boolean isRunning(State state) {
    return state instanceof State.Known known && known.value().startsWith(RUNNING);
  }
}
