package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;

/** Stops a whole compose project and removes its containers and networks, volumes when asked. */
public final class ComposeDownStepType implements StepType {
  @Override
  public String name() {
    return "compose.down";
  }

  @Override
  public Step bind(Inputs with) {
    return new ComposeDownStep(
        Project.of(with), ComposeStopStepType.grace(with), with.flag("volumes", false));
  }
}
