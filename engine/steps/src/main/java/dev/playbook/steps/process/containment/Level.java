package dev.playbook.steps.process.containment;

import java.util.Arrays;
import java.util.Optional;

/** The ways to hold processes together, best first. */
public enum Level {
  /** A control group of version 2 that the kernel kills as one. */
  CONTROL_GROUP,
  /** A control group of version 1 that is frozen before it is killed. */
  FREEZER,
  /** The session and a token in the environment: finds no daemon that cleared its environment. */
  SESSION;

  /** Opens it for a command with that token; empty when this machine does not offer it. */
  public Optional<Containment> open(String token) {
    return switch (this) {
      case CONTROL_GROUP -> ControlGroup.open(token);
      case FREEZER -> Freezer.open(token);
      case SESSION -> Optional.of(new Session());
    };
  }

  /** Opens the best that this machine offers. */
  public static Containment openBest(String token) {
    return Arrays.stream(values())
        .flatMap(level -> level.open(token).stream())
        .findFirst()
        .orElseGet(Session::new);
  }
}
