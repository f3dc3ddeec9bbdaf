package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Services as they will be when earlier steps of the plan are done, and what changes them. Every
 * change of a service is followed by those of its containers, for steps that name a container.
 *
 * @param project the project's file, the place of the services
 * @param now how they are
 */
record Forecast(String project, Snapshot now, World world) {
  private static final String RUNNING = "running";
  private static final String SERVICE = "service";

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
        changes.add(change(service, Wording.service("exited", hash(service))));
        now.of(List.of(service)).stream()
            .filter(one -> isRunning(state(one)))
            .forEach(one -> changes.add(container(one, "exited", "stops with its service")));
      }
    }
    return changes;
  }

  /** Returns what a removal changes: nothing for a service that has no container. */
  List<Change> removed(List<String> services) {
    List<Change> changes = new ArrayList<>();
    for (String service : services) {
      if (exists(service)) {
        String note = runs(service) ? "stops and is removed" : "is removed";
        changes.add(new Change(resource(service), before(service), State.ABSENT).noting(note));
        now.of(List.of(service)).stream()
            .filter(one -> !state(one).equals(State.ABSENT))
            .forEach(one -> changes.add(removal(one, note)));
      }
    }
    return changes;
  }

  private Change removal(ServiceContainer container, String note) {
    return new Change(Resource.container(container.name()), state(container), State.ABSENT)
        .noting(note + " with its service");
  }

  /** Returns whether a removal still has to be done: no earlier step does it. */
  boolean isStillTo(Change removal) {
    return !world.predicted(removal.resource()).equals(Optional.of(State.ABSENT));
  }

  /** Returns whether the service will have a container. */
  boolean exists(String service) {
    return !before(service).equals(State.ABSENT);
  }

  /** Returns whether all of the service will run and, if that is wanted, be healthy. */
  boolean isReady(String service, boolean isHealthWanted) {
    List<State> states =
        world
            .predicted(resource(service))
            .map(List::of)
            .orElseGet(() -> now.of(List.of(service)).stream().map(this::state).toList());
    return !states.isEmpty()
        && states.stream().allMatch(one -> isRunning(one) && !(isHealthWanted && isUnwell(one)));
  }

  /** Returns what the containers of the service were configured to be. */
  String hash(String service) {
    return now.of(List.of(service)).stream().map(ServiceContainer::hash).findFirst().orElse("");
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

  /** Returns the changes, each that takes a service away with those that need it and stay. */
  List<Change> withDependents(List<Change> changes, Selection selection)
      throws StepFailedException, InterruptedException {
    Dependents dependents = selection.compose().dependents();
    List<Resource> changed = changes.stream().map(Change::resource).toList();
    List<String> others =
        selection.configured().keySet().stream()
            .filter(service -> runs(service) && !changed.contains(resource(service)))
            .sorted()
            .toList();
    return changes.stream()
        .map(change -> isInterrupted(change) ? noting(change, dependents, others) : change)
        .toList();
  }

  /** A service that does not run is missed by nobody. */
  private boolean isInterrupted(Change change) {
    return change.resource().kind().equals(SERVICE) && isRunning(change.before());
  }

  private static Change noting(Change change, Dependents dependents, List<String> others) {
    return dependents
        .note(change.resource().name(), others)
        .map(note -> change.note().map(own -> own + "; " + note).orElse(note))
        .map(change::noting)
        .orElse(change);
  }

  Resource resource(String service) {
    return new Resource(SERVICE, project, service);
  }

  private Change change(String service, String after) {
    return new Change(resource(service), before(service), State.known(after));
  }

  private State before(String service) {
    return world.predicted(resource(service)).orElseGet(() -> now.state(service));
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

  private static boolean isUnwell(State state) {
    return state instanceof State.Known known
        && (known.value().contains(", starting") || known.value().contains(", unhealthy"));
  }

  private static boolean isRunning(State state) {
    return state instanceof State.Known known && known.value().startsWith(RUNNING);
  }
}
