package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import java.util.Optional;

/** The step type {@code docker.restart}. */
public final class DockerRestartStepType implements StepType {
  @Override
  public String name() {
    return "docker.restart";
  }

  @Override
  public Step bind(Inputs with) {
    int grace = Values.grace(with);
    Optional<Goal> goal = Values.goal(with);
    return new LifecycleStep(
        new Restarting(grace, goal),
        with.containers("containers"),
        new Starting(goal),
        new Stopping(grace));
  }
}
