package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;

/** Starts services of a compose project, and makes those anew whose configuration has changed. */
public final class ComposeUpStepType implements StepType {
  @Override
  public String name() {
    return "compose.up";
  }

  @Override
  public Step bind(Inputs with) {
    return new ComposeUpStep(Project.of(with), Readiness.isHealthWanted(with));
  }
}
