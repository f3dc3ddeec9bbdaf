package dev.playbook.steps.docker.kill;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.List;

/**
 * The end of some processes in containers.
 *
 * @param containers their real names
 * @param guard which processes, and which never
 * @param signal the first signal
 * @param grace between it and SIGKILL
 * @param watch how long nothing of the kind may appear again
 */
record DockerKillProcessStep(
    List<String> containers, Guard guard, String signal, Duration grace, Duration watch)
    implements Step {

  @Override
  public Preview preview() {
    String which = "processes " + guard.matching();
    return new Preview(
        "end %s in %s".formatted(which, String.join(", ", quoted())),
        Risk.CHANGE,
        containers.stream()
            .map(name -> "kill -%s the %s, in container %s".formatted(signal, which, name))
            .toList());
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return new KillInspection(this, context).look();
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new KillRun(this, context).run();
  }

  private List<String> quoted() {
    return containers.stream().map(name -> "`" + name + "`").toList();
  }
}
