package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.IntentLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What became of an action on containers whose engine died. Docker finishes what it was told, and
 * tells since when a container runs, which was written down before.
 */
final class Aftermath {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Action action;
  private final List<String> containers;
  private final StepContext context;
  private final Reached reached;

  Aftermath(Action action, List<String> containers, StepContext context) {
    this.action = action;
    this.containers = containers;
    this.context = context;
    this.reached = new Reached(action, context);
  }

  /**
   * Returns the result when it was done to all of them, waiting for them as the run would have.
   *
   * @throws StepFailedException {@code NOT_STARTED} when it was done to none; {@code FAILED} when
   *     to some; {@code UNKNOWN} when Docker does not answer, or may still be about to do it
   */
  StepResult find() throws StepFailedException, InterruptedException {
    List<Intended> intended = IntentLog.of(context).read().stream().map(Intended::of).toList();
    if (intended.isEmpty()) {
      throw StepFailedException.notStarted("nothing was sent to Docker", "", null);
    }
    Docker docker = Hindsight.of(() -> Docker.of(context)).afterwards();
    for (Intended one : intended) {
      reached.add(one.state(), told(docker, one));
    }
    if (reached.count() < containers.size()) {
      throw new StepFailedException(
          "%s: %s; not so `%s`"
              .formatted(action.done(), reached.names(), containers.get(reached.count())),
          "resume to %s all of them".formatted(action.word()));
    }
    return reached.result();
  }

  private Container told(Docker docker, Intended one)
      throws StepFailedException, InterruptedException {
    try {
      Container then = happened(docker, one);
      return Hindsight.of(() -> action.awaited(docker, then, context));
    } catch (StepFailedException failure) {
      throw reached.told(failure);
    }
  }

  private Container happened(Docker docker, Intended one)
      throws StepFailedException, InterruptedException {
    Container now = Hindsight.of(() -> docker.container(one.id()));
    while (!action.hasHappened(one.startedAt(), now)) {
      if (isSettled(one)) {
        throw undone(one, now);
      }
      if (context.remaining().compareTo(POLL) < 0) {
        throw StepFailedException.unknown(
            "the %s of container `%s` may have been sent, and %s"
                .formatted(action.word(), one.name(), action.pending()),
            "look with `docker ps -a --filter name=%s`; Docker may still finish it"
                .formatted(one.name()),
            null);
      }
      Thread.sleep(POLL);
      now = Hindsight.of(() -> docker.container(one.id()));
    }
    return now;
  }

  /** Docker would have done by now what it was told, and it answers. */
  private boolean isSettled(Intended one) {
    return Duration.between(one.at(), Instant.now()).compareTo(action.longest()) > 0;
  }

  private StepFailedException undone(Intended one, Container now) {
    if (!now.startedAt().equals(one.startedAt()) || !now.status().equals(one.status())) {
      return new StepFailedException(
          "container `%s` was not %s, or did not stay so: it was %s, and is %s"
              .formatted(one.name(), action.done(), one.words(), Looks.words(now)),
          "look with `docker logs --tail 50 %s`".formatted(one.name()));
    }
    return StepFailedException.notStarted(
        "container `%s` was not %s: %s".formatted(one.name(), action.done(), Looks.words(now)),
        "resume to %s it".formatted(action.word()),
        null);
  }
}
