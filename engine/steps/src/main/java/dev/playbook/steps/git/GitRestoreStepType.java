package dev.playbook.steps.git;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;

/** Puts files back to what a commit has, whatever happened to them since. */
public final class GitRestoreStepType implements StepType {
  @Override
  public String name() {
    return "git.restore";
  }

  @Override
  public Step bind(Inputs with) {
    return new GitRestoreStep(
        with.text("ref"),
        with.texts("paths"),
        with.optionalText("repository"),
        with.optionalText("dirty").filter("keep"::equals).isPresent());
  }
}
