package dev.playbook.steps.docker.inspect;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.docker.step.SecretWords;
import java.util.List;

/** The step type {@code docker.inspect}. */
public final class DockerInspectStepType implements StepType {
  @Override
  public String name() {
    return "docker.inspect";
  }

  @Override
  public Step bind(Inputs with) {
    List<String> variables = with.texts("env");
    variables.stream().filter(SecretWords::isSecret).findFirst().ifPresent(this::refuse);
    return new DockerInspectStep(with.containers("container").getFirst(), variables);
  }

  private void refuse(String variable) {
    throw new InputException(
        "env",
        "the value of `" + variable + "` looks like a secret and is never read",
        "`result.environment` tells whether it is set; remove it from `env`");
  }
}
