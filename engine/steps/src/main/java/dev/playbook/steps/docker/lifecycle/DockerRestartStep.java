package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Captured;
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
import java.util.Optional;

/**
 * Containers restarted one after the other, each waited for before the next.
 *
 * @param containers their real names, in this order
 * @param grace between SIGTERM and SIGKILL
 * @param goal what is waited for; empty for healthy where there is a health check, else running
 */
record DockerRestartStep(List<String> containers, Duration grace, Optional<Goal> goal)
    implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "restart container%s %s".formatted(containers.size() == 1 ? "" : "s", names()),
        Risk.CHANGE,
        containers.stream()
            .map(name -> "docker restart -t %d %s".formatted(graceSeconds(), name))
            .toList(),
        Optional.of("whether it ran"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return new RestartInspection(this, context).look();
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return FormerState.keep(containers, context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new Restart(this, context).run();
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return new FormerState(this, context).bringBack(captured);
  }

  /** Returns the grace as the engine takes it, in whole seconds, rounded up. */
  int graceSeconds() {
    return Math.toIntExact(grace.plusMillis(999).toSeconds());
  }

  private String names() {
    return String.join(", ", containers.stream().map(name -> "`" + name + "`").toList());
  }
}
