package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.time.Duration;

/** Stops services of a compose project and leaves their containers. */
public final class ComposeStopStepType implements StepType {
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "compose.stop";
  }

  @Override
  public Step bind(Inputs with) {
    return new ComposeStopStep(Project.of(with), grace(with));
  }

  static Duration grace(Inputs with) {
    return with.duration("grace", GRACE);
  }
}
