package dev.playbook.steps.docker.stats;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.docker.step.NamedContainers;

/** The step type {@code docker.stats}. */
public final class DockerStatsStepType implements StepType {
  @Override
  public String name() {
    return "docker.stats";
  }

  @Override
  public Step bind(Inputs with) {
    return new DockerStatsStep(
        NamedContainers.of(with), Math.toIntExact(with.integer("samples", 1)));
  }
}
