package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Waits until services run.
 *
 * @param isHealthWanted whether a service with a health check must also be healthy
 */
record Readiness(Compose compose, List<String> services, boolean isHealthWanted) {
  private static final Duration LOOK = Duration.ofMillis(500);

  static boolean isHealthWanted(Inputs with) {
    return with.optionalText("wait").filter("started"::equals).isEmpty();
  }

  /** Returns what is there when all are ready; bounded by the step's time limit alone. */
  Snapshot await(StepContext context) throws StepFailedException {
    long start = System.nanoTime();
    Snapshot last = Snapshot.NOTHING;
    try {
      while (true) {
        last = looked(last);
        List<ServiceContainer> waiting = waiting(last);
        if (waiting.isEmpty() && hasAll(last)) {
          return last;
        }
        refuseEnded(waiting);
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw notReady(last, Duration.ofNanos(System.nanoTime() - start), context);
    }
  }

  private boolean hasAll(Snapshot snapshot) {
    return services.stream().allMatch(service -> !snapshot.of(List.of(service)).isEmpty());
  }

  /** Looks again; a look that the end of the time cut short is an interrupt and nothing else. */
  private Snapshot looked(Snapshot last) throws StepFailedException, InterruptedException {
    try {
      return hasAll(last) ? compose.again(last) : compose.snapshot();
    } catch (StepFailedException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw failure;
    }
  }

  private List<ServiceContainer> waiting(Snapshot snapshot) {
    Predicate<ServiceContainer> isReady =
        isHealthWanted ? ServiceContainer::isHealthy : ServiceContainer::isRunning;
    return snapshot.of(services).stream().filter(isReady.negate()).toList();
  }

  private void refuseEnded(List<ServiceContainer> waiting)
      throws StepFailedException, InterruptedException {
    for (ServiceContainer container : waiting) {
      if (container.status().equals("exited") || container.status().equals("dead")) {
        throw new StepFailedException(
            "container `%s` of service `%s` ended at once\n  %s"
                .formatted(
                    container.name(),
                    container.service(),
                    compose.logs(container.name()).replace("\n", "\n  ")),
            "look with `docker logs %s`".formatted(container.name()));
      }
    }
  }

  private StepFailedException notReady(Snapshot last, Duration after, StepContext context) {
    List<String> states = new ArrayList<>();
    waiting(last).forEach(one -> states.add("`%s` is %s".formatted(one.service(), one.state())));
    return new StepFailedException(
        "%s after %ds of waiting: %s"
            .formatted(
                context.remaining().compareTo(LOOK) < 0 ? "timed out" : "stopped",
                after.toSeconds(),
                states.isEmpty() ? "not all services have a container" : String.join(", ", states)),
        "look with `docker logs`, and at the health check of the service");
  }
}
