package dev.playbook.steps.docker.kill;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Docker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks which processes would be ended. */
final class KillInspection {
  private final DockerKillProcessStep step;
  private final InspectContext context;

  KillInspection(DockerKillProcessStep step, InspectContext context) {
    this.step = step;
    this.context = context;
  }

  Inspection look() throws StepFailedException, InterruptedException {
    Optional<Resource> changed =
        step.containers().stream()
            .map(Resource::container)
            .filter(container -> context.world().predicted(container).isPresent())
            .findFirst();
    if (changed.isPresent()) {
      return new KnownAfter(
          changed.get(), "which processes container `%s` has".formatted(changed.get().name()));
    }
    Docker docker = Docker.of(context);
    Guard guard = step.guard();
    List<Target> targets;
    try {
      targets = Targets.look(Targets.open(docker, step.containers(), guard.matching()));
    } catch (StepFailedException unreachable) {
      return new Blocked(unreachable.getMessage(), unreachable.hint());
    }
    Optional<Blocked> refusal = guard.refusal(targets);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant now = Instant.now();
    return targets.isEmpty()
        ? new NothingToDo("there are no processes " + guard.matching())
        : new WillChange(targets.stream().map(target -> target.end(now)).toList());
  }
}
