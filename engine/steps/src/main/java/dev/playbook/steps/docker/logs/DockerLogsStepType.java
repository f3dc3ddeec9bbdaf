package dev.playbook.steps.docker.logs;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.docker.step.LinePattern;
import dev.playbook.steps.docker.step.NamedContainers;

/** The step type {@code docker.logs}. */
public final class DockerLogsStepType implements StepType {
  private static final long LARGEST_FILE = 100L * 1000 * 1000;

  @Override
  public String name() {
    return "docker.logs";
  }

  @Override
  public Step bind(Inputs with) {
    return new DockerLogsStep(
        NamedContainers.of(with),
        Selection.of(with),
        with.optionalText("match").map(text -> LinePattern.of("match", text)),
        with.optionalText("to"),
        with.size("maxSize", LARGEST_FILE));
  }
}
