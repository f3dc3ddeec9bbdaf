package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inputs;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The values that these step types have in common. */
final class Values {
  /** Docker's own default, in seconds. */
  static final int USUAL_GRACE = 10;

  private Values() {}

  /** Returns the grace as the engine takes it, in whole seconds, rounded up. */
  static int grace(Inputs with) {
    Duration grace = with.duration("grace", Duration.ofSeconds(USUAL_GRACE));
    return Math.toIntExact(grace.plusMillis(999).toSeconds());
  }

  static Optional<Goal> goal(Inputs with) {
    return with.optionalText("wait").map(word -> Goal.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
