package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Undisturbed;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import dev.playbook.steps.intent.IntentLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An action on containers, one after the other. */
final class LifecycleRun {
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Action action;
  private final List<String> containers;
  private final StepContext context;
  private final IntentLog intent;
  private final Reached reached;

  LifecycleRun(Action action, List<String> containers, StepContext context) {
    this.action = action;
    this.containers = containers;
    this.context = context;
    this.intent = IntentLog.of(context);
    this.reached = new Reached(action, context);
  }

  StepResult run() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    for (Container before : all(docker)) {
      announce(before);
      reached.add(Looks.state(before), apply(docker, before));
    }
    return reached.result();
  }

  private void announce(Container before) throws StepFailedException {
    try {
      intent.write(Intended.of(before).record());
    } catch (StepFailedException unwritten) {
      throw reached.told(unwritten);
    }
  }

  /** Looks at all of them first: nothing is done when one of them is missing or in the way. */
  private List<Container> all(Docker docker) throws StepFailedException, InterruptedException {
    List<Container> all = new ArrayList<>();
    for (String name : containers) {
      Container container = docker.container(name);
      Optional<Blocked> obstacle = action.obstacle(container);
      if (obstacle.isPresent()) {
        throw StepFailedException.notStarted(obstacle.get().reason(), obstacle.get().hint(), null);
      }
      all.add(container);
    }
    return all;
  }

  private Container apply(Docker docker, Container before)
      throws StepFailedException, InterruptedException {
    try {
      return action.apply(docker.afterwards(), before, context);
    } catch (InterruptedException over) {
      throw Undisturbed.call(() -> cutShort(docker, before));
    } catch (StepFailedException failure) {
      throw failure.certainty() == Certainty.UNKNOWN
          ? Undisturbed.call(() -> cutShort(docker, before))
          : reached.told(failure);
    }
  }

  /** The engine finishes what it was told although its client is gone: looks whether it did. */
  private StepFailedException cutShort(Docker docker, Container before)
      throws StepFailedException, InterruptedException {
    String when = context.remaining().isZero() ? "timed out" : "stopped";
    Optional<Container> now = happened(docker, before);
    if (now.isEmpty()) {
      return StepFailedException.unknown(
          "%s: the %s of container `%s` was sent, and %s%s"
              .formatted(when, action.word(), before.name(), action.pending(), reached.words()),
          "look with `docker ps -a --filter name=%s`; Docker may still finish it"
              .formatted(before.name()),
          null);
    }
    return new StepFailedException(
        "%s: container `%s` %s, but %s%s"
            .formatted(
                when,
                before.name(),
                action.isDone(Looks.state(before)) ? "runs" : "was " + action.done(),
                action.late(now.get()),
                reached.words()),
        "look with `docker logs --tail 50 " + before.name() + "`");
  }

  private Optional<Container> happened(Docker docker, Container before)
      throws InterruptedException {
    try {
      Docker last = docker.cleaningIfItAnswers(LAST_LOOK);
      while (last.remaining().compareTo(POLL) > 0) {
        Container now = last.container(before.id());
        if (action.hasHappened(before.startedAt(), now)) {
          return Optional.of(now);
        }
        Thread.sleep(POLL);
      }
      return Optional.empty();
    } catch (StepFailedException silent) {
      return Optional.empty();
    }
  }
}
