package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The step type {@code docker.restart}. */
public final class DockerRestartStepType implements StepType {
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "docker.restart";
  }

  @Override
  public Step bind(Inputs with) {
    return new DockerRestartStep(
        with.containers("containers"),
        with.duration("grace", GRACE),
        with.optionalText("wait").flatMap(DockerRestartStepType::goal));
  }

  private static Optional<Goal> goal(String word) {
    return Optional.of(Goal.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
