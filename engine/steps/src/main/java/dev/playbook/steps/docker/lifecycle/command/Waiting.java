package dev.playbook.steps.docker.lifecycle.command;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.time.Duration;
import java.util.Optional;

/** Waits for a container that was told to start; ends with the step's time. */
public final class Waiting {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration STEADY = Duration.ofSeconds(1);

  private final Docker docker;
  private final StepContext context;

  /** Waits within the time of this activity. */
  public Waiting(Docker docker, StepContext context) {
    this.docker = docker;
    this.context = context;
  }

  /**
   * Waits until it was started after it was seen before, and is as wanted.
   *
   * @throws StepFailedException when it ended instead
   */
  public Container until(Container before, Optional<Goal> wanted)
      throws StepFailedException, InterruptedException {
    Container now = docker.container(before.id());
    if (!now.startedAt().isAfter(before.startedAt())) {
      throw new StepFailedException(
          "container `%s` was not started anew: %s".formatted(now.name(), Looks.words(now)),
          "look with `docker events --since 5m --filter container=" + now.name() + "`");
    }
    return reached(now, wanted);
  }

  /**
   * Waits until a container that runs is as wanted.
   *
   * @throws StepFailedException when it ends instead
   */
  public Container reached(Container now, Optional<Goal> wanted)
      throws StepFailedException, InterruptedException {
    return switch (wanted.orElse(now.health().isPresent() ? Goal.HEALTHY : Goal.RUNNING)) {
      case NONE -> now;
      case RUNNING -> steady(now);
      case HEALTHY -> healthy(now);
    };
  }

  /** Returns what the last health check printed, to stand behind a message. */
  public static String lastCheck(Container container) {
    return container.lastCheck().map(text -> "; its health check says: " + text).orElse("");
  }

  private Container steady(Container started) throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + STEADY.toNanos();
    Container now = started;
    while (System.nanoTime() - end < 0) {
      Thread.sleep(POLL);
      now = alive(started);
    }
    return now;
  }

  private Container healthy(Container started) throws StepFailedException, InterruptedException {
    Container now = alive(started);
    while (!now.health().equals(Optional.of("healthy"))) {
      if (now.health().isEmpty()) {
        throw new StepFailedException(
            "container `" + now.name() + "` runs, but has no health check to wait for",
            "write `wait: running`");
      }
      if (context.remaining().isZero()) {
        throw new InterruptedException();
      }
      Thread.sleep(POLL);
      now = alive(started);
    }
    return now;
  }

  private Container alive(Container started) throws StepFailedException, InterruptedException {
    Container now = docker.container(started.id());
    if (!now.isRunning() || !now.startedAt().equals(started.startedAt())) {
      throw new StepFailedException(
          "container `%s` was started, but ended with exit code %d; now it is %s"
              .formatted(now.name(), now.exitCode(), now.state()),
          "look with `docker logs --tail 50 " + now.name() + "`");
    }
    return now;
  }
}
