package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.util.Optional;

/** The step type {@code docker.stop}. */
public final class DockerStopStepType implements StepType {
  @Override
  public String name() {
    return "docker.stop";
  }

  @Override
  public Step bind(Inputs with) {
    Stopping stopping = new Stopping(Values.grace(with));
    return new LifecycleStep(
        stopping, with.containers("containers"), new Starting(Optional.empty()), stopping);
  }
}
