package dev.playbook.steps.docker.kill;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.process.listing.Listing;
import dev.playbook.steps.docker.process.listing.Listings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The container in which processes are looked for.
 *
 * @param docker its engine
 * @param container as it was when it was first seen
 * @param listing how its processes are seen
 * @param matching which are meant
 */
record Targets(Docker docker, Container container, Listing listing, Matching matching) {
  private static final Duration ENDING = Duration.ofMillis(1500);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Opens those of the containers that run; a container that does not has no processes. */
  static List<Targets> open(Docker docker, List<String> names, Matching matching)
      throws StepFailedException, InterruptedException {
    List<Targets> open = new ArrayList<>();
    for (String name : names) {
      Container container = docker.container(name);
      if ("paused".equals(container.status())) {
        throw StepFailedException.notStarted(
            "container `" + name + "` is paused: its processes hear no signal",
            "resume it with `docker unpause " + name + "`",
            null);
      }
      if (container.isRunning()) {
        open.add(new Targets(docker, container, Listings.of(docker, container), matching));
      }
    }
    return open;
  }

  static List<Target> look(List<Targets> containers)
      throws StepFailedException, InterruptedException {
    List<Target> all = new ArrayList<>();
    for (Targets one : containers) {
      all.addAll(one.look());
    }
    return all;
  }

  /** Returns the processes that match now. */
  List<Target> look() throws StepFailedException, InterruptedException {
    return all().stream().filter(target -> matching.holdsFor(target.process())).toList();
  }

  /** Returns those of the targets that are of this container and still live. */
  List<Target> livingOf(List<Target> targets) throws StepFailedException, InterruptedException {
    return all().stream().filter(now -> targets.stream().anyMatch(now::isSame)).toList();
  }

  /** Returns all processes; with the container they are gone, and the way to see them too. */
  List<Target> all() throws StepFailedException, InterruptedException {
    try {
      return listing.look().stream()
          .map(process -> new Target(container, listing, process))
          .toList();
    } catch (StepFailedException unseen) {
      refuseUnlessEnding(unseen);
      return List.of();
    }
  }

  void signal(List<Target> targets, String signal)
      throws StepFailedException, InterruptedException {
    try {
      if (!targets.isEmpty()) {
        listing.signal(targets.stream().map(Target::process).toList(), signal);
      }
    } catch (StepFailedException unseen) {
      refuseUnlessEnding(unseen);
    }
  }

  /** Returns whether the container has ended since it was first seen, started again or not. */
  boolean hasEnded() throws StepFailedException, InterruptedException {
    return docker.hasEnded(container);
  }

  /** Returns the container as it is now. */
  Container now() throws StepFailedException, InterruptedException {
    return docker.container(container.id());
  }

  /** A container that ends takes what runs in it away before the engine says so. */
  private void refuseUnlessEnding(StepFailedException unseen)
      throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + ENDING.toNanos();
    while (!hasEnded()) {
      if (System.nanoTime() - end > 0) {
        throw unseen;
      }
      Thread.sleep(POLL);
    }
  }
}
