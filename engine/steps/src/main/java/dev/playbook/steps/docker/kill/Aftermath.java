package dev.playbook.steps.docker.kill;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Watches what happens when processes have ended: whether somebody starts them again, and whether
 * the container ended with them.
 *
 * @param step for how long
 * @param containers where
 * @param targets the ended processes
 * @param context where is told what happened
 */
record Aftermath(
    DockerKillProcessStep step,
    List<Targets> containers,
    List<Target> targets,
    StepContext context) {
  private static final Duration POLL = Duration.ofMillis(250);

  void watch() throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + step.watch().toNanos();
    look();
    while (System.nanoTime() - end < 0) {
      Thread.sleep(POLL);
      look();
    }
    for (Targets one : containers) {
      if (one.hasEnded()) {
        context.output("container ended with it: " + one.now());
      }
    }
  }

  private void look() throws StepFailedException, InterruptedException {
    for (Targets one : containers) {
      List<Target> successors = successors(one);
      if (one.hasEnded()) {
        refuseUnlessMeant(one.now());
      } else {
        refuse(one, successors);
      }
    }
  }

  private void refuseUnlessMeant(Container now) throws StepFailedException {
    if (!step.guard().mainProcess()) {
      throw new StepFailedException(
          "the processes ended, and container `%s` ended with them, with exit code %d; now it is %s"
              .formatted(now.name(), now.exitCode(), now.state()),
          "start it with `docker.start`; use `docker.stop` or `docker.restart` in place of this"
              + " step");
    }
  }

  private List<Target> successors(Targets one) throws StepFailedException, InterruptedException {
    return one.look().stream().filter(found -> targets.stream().noneMatch(found::isSame)).toList();
  }

  private void refuse(Targets one, List<Target> successors)
      throws StepFailedException, InterruptedException {
    if (!successors.isEmpty()) {
      throw new StepFailedException(
          "ended %d processes in container `%s`, but something started them again: %s"
              .formatted(
                  targets.stream()
                      .filter(target -> target.container().equals(one.container()))
                      .count(),
                  one.container().name(),
                  told(one, successors)),
          "switch off first what starts them: a setting, a supervisor, a schedule");
    }
  }

  private static String told(Targets one, List<Target> successors)
      throws StepFailedException, InterruptedException {
    List<Target> all = one.all();
    return successors.stream()
        .map(
            successor ->
                all.stream()
                    .filter(other -> other.process().pid() == successor.process().living().parent())
                    .findFirst()
                    .map(parent -> "%s, by %s".formatted(successor.words(), parent.words()))
                    .orElse(successor.words()))
        .collect(Collectors.joining("; "));
  }
}
