package dev.playbook.steps;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import java.time.Instant;

/** How a step fails that is expected to. */
public final class Failures {
  private Failures() {}

  public static StepFailedException ofRun(Step step, StepContext context) {
    return catchThrowableOfType(StepFailedException.class, () -> step.run(context));
  }

  /** Returns how finding out fails what became of a step that was begun just now. */
  public static StepFailedException ofRecovery(Step step, StepContext context) {
    return ofRecovery(step, Instant.now(), context);
  }

  public static StepFailedException ofRecovery(Step step, Instant begun, StepContext context) {
    return catchThrowableOfType(StepFailedException.class, () -> step.recover(begun, context));
  }
}
