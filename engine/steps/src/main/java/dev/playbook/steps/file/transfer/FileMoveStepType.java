package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;

/** Moves a file or folder of this machine aside. */
public final class FileMoveStepType implements StepType {
  @Override
  public String name() {
    return "file.move";
  }

  @Override
  public Step bind(Inputs with) {
    return new FileMoveStep(Way.of(with), with.flag("replace", false));
  }
}
