package dev.playbook.steps.docker.kill;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Undisturbed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One end of processes: looked for, asked, killed, and watched whether they come back. */
final class KillRun {
  private static final Duration SLACK = Duration.ofMillis(100);
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final DockerKillProcessStep step;
  private final StepContext context;

  KillRun(DockerKillProcessStep step, StepContext context) {
    this.step = step;
    this.context = context;
  }

  StepResult run() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    Guard guard = step.guard();
    List<Targets> containers = Targets.open(docker, step.containers(), guard.matching());
    List<Target> targets = Targets.look(containers);
    Optional<Blocked> refusal = guard.refusal(targets);
    if (refusal.isPresent()) {
      throw StepFailedException.notStarted(refusal.get().reason(), refusal.get().hint(), null);
    }
    if (targets.isEmpty()) {
      context.output("there are no processes " + guard.matching());
      return new StepResult(false, List.of(), values(targets, 0));
    }
    targets.forEach(target -> context.output(target.container().name() + ": " + target.words()));
    long killed = end(docker, containers, targets);
    Instant now = Instant.now();
    return StepResult.changed(
        targets.stream().map(target -> target.end(now)).toList(), values(targets, killed));
  }

  private long end(Docker docker, List<Targets> containers, List<Target> targets)
      throws StepFailedException, InterruptedException {
    try {
      Ending ending = new Ending(step, containers, targets);
      long killed = ending.run();
      new Aftermath(step, containers, targets, context).watch();
      return killed;
    } catch (InterruptedException over) {
      throw Undisturbed.call(() -> cutShort(docker, targets, why("stopped")));
    } catch (StepFailedException failure) {
      throw failure.certainty() == Certainty.FAILED
          ? failure
          : Undisturbed.call(() -> cutShort(docker, targets, why(failure.getMessage())));
    }
  }

  private String why(String otherwise) {
    return context.remaining().compareTo(SLACK) < 0 ? "timed out" : otherwise;
  }

  /** Looks what became of those that were asked to end. */
  private StepFailedException cutShort(Docker docker, List<Target> targets, String why)
      throws InterruptedException {
    List<Target> left = new ArrayList<>();
    try {
      Docker looking = docker.cleaningIfItAnswers(LAST_LOOK);
      for (Targets one : Targets.open(looking, step.containers(), step.guard().matching())) {
        left.addAll(one.livingOf(targets));
      }
    } catch (StepFailedException unseen) {
      return new StepFailedException(
          Certainty.UNKNOWN,
          "%s: a signal was sent, and nobody can say whether the processes ended: %s"
              .formatted(why, unseen.getMessage()),
          unseen.hint(),
          unseen);
    }
    return left.isEmpty()
        ? new StepFailedException(
            why + ": the processes were ended, but nobody watched whether they come back",
            "look again with `playbook plan`")
        : new StepFailedException(
            "%s: asked to end, but still there: %s".formatted(why, words(left)),
            "give the step a longer `timeout`, or a shorter `grace`");
  }

  private static String words(List<Target> targets) {
    return targets.stream().map(Target::words).collect(Collectors.joining("; "));
  }

  private static Map<String, Object> values(List<Target> targets, long killed) {
    return Map.of(
        "matched",
        (long) targets.size(),
        "killed",
        killed,
        "processes",
        targets.stream().map(Target::values).toList());
  }
}
