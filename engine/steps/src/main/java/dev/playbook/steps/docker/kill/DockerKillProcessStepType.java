package dev.playbook.steps.docker.kill;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.time.Duration;
import java.util.OptionalLong;

/** The step type {@code docker.kill-process}. */
public final class DockerKillProcessStepType implements StepType {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration WATCH = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "docker.kill-process";
  }

  @Override
  public Step bind(Inputs with) {
    OptionalLong count =
        with.has("count") ? OptionalLong.of(with.integer("count", 0)) : OptionalLong.empty();
    return new DockerKillProcessStep(
        with.containers("containers"),
        new Guard(Matching.of(with), count, with.flag("mainProcess", false)),
        with.optionalText("signal").orElse("TERM"),
        with.duration("grace", GRACE),
        with.duration("watch", WATCH));
  }
}
