package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;

/** Starts the containers that services of a compose project have, as they are. */
public final class ComposeStartStepType implements StepType {
  @Override
  public String name() {
    return "compose.start";
  }

  @Override
  public Step bind(Inputs with) {
    return new ComposeStartStep(Project.of(with), Readiness.isHealthWanted(with));
  }
}
