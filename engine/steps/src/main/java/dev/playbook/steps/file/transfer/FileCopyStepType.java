package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;

/** Puts a copy of a file or folder of this machine in the place of another. */
public final class FileCopyStepType implements StepType {
  @Override
  public String name() {
    return "file.copy";
  }

  @Override
  public Step bind(Inputs with) {
    return new FileCopyStep(Way.of(with));
  }
}
