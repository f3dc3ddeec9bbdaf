package dev.playbook.steps.docker;

import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A conversation about a command in a container, given up a moment after the container has ended.
 * When a container ends while a command is being started in it, the engine may keep its answer, the
 * output or the exit code open for ever.
 */
final class Lifeline {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Docker docker;
  private final Container container;
  private boolean ended;

  Lifeline(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
  }

  /** Returns what the work returns, or throws what it throws. */
  <T> T call(Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().name("docker-lifeline").start(task);
    try {
      while (true) {
        try {
          return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          look();
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      task.cancel(true);
    }
  }

  /** What the engine still has to say gets the time between two looks. */
  private void look() throws StepFailedException, InterruptedException {
    if (ended) {
      throw StepFailedException.unknown(
          "container `%s` ended under it, and Docker does not say how the command ended"
              .formatted(container.name()),
          "look with `docker logs %s` and `docker ps -a`".formatted(container.name()),
          null);
    }
    ended = docker.hasEnded(container);
  }
}
