package dev.playbook.steps.docker.kill;

import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks processes to end, and kills those that do not.
 *
 * @param step how
 * @param containers where
 * @param targets which
 */
record Ending(DockerKillProcessStep step, List<Targets> containers, List<Target> targets) {
  private static final String KILL = "KILL";
  private static final Duration KILLING = Duration.ofSeconds(4);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Ends them all and returns how many had to be killed. */
  long run() throws StepFailedException, InterruptedException {
    for (Targets one : containers) {
      one.signal(one.livingOf(targets), step.signal());
    }
    long killed = 0;
    for (Targets one : containers) {
      killed += end(one);
    }
    return killed;
  }

  private long end(Targets one) throws StepFailedException, InterruptedException {
    List<Target> left = await(one, step.grace());
    if (left.isEmpty()) {
      return 0;
    }
    one.signal(left, KILL);
    List<Target> immortal = await(one, KILLING);
    if (!immortal.isEmpty()) {
      throw new StepFailedException(
          "still there after SIGKILL, in container `%s`: %s"
              .formatted(
                  one.container().name(),
                  immortal.stream().map(Target::words).collect(Collectors.joining("; "))),
          "look with `docker top " + one.container().name() + "`; restart the container");
    }
    return left.size();
  }

  private List<Target> await(Targets one, Duration limit)
      throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    List<Target> left = one.livingOf(targets);
    while (!left.isEmpty() && System.nanoTime() - end < 0) {
      Thread.sleep(POLL);
      left = one.livingOf(targets);
    }
    return left;
  }
}
