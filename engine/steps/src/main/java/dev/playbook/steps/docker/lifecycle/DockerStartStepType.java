package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import java.util.Optional;

/** The step type {@code docker.start}. */
public final class DockerStartStepType implements StepType {
  @Override
  public String name() {
    return "docker.start";
  }

  @Override
  public Step bind(Inputs with) {
    Optional<Goal> goal = Values.goal(with);
    return new LifecycleStep(
        new Starting(goal),
        with.containers("containers"),
        new Starting(goal),
        new Stopping(Values.USUAL_GRACE));
  }
}
