package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import java.util.Optional;
import java.util.Set;

/** States of a container in which something cannot be done to it, and what to do first. */
final class Obstacles {
  private static final Set<String> GOING = Set.of("removing", "dead");

  private Obstacles() {}

  /** A paused container answers no signal, one that is being removed will not come back. */
  static Optional<Blocked> unusable(Container now) {
    if ("paused".equals(now.status())) {
      return Optional.of(
          new Blocked(
              "container `" + now.name() + "` is paused",
              "resume it with `docker unpause " + now.name() + "`, if nobody needs it frozen"));
    }
    return GOING.contains(now.status())
        ? Optional.of(
            new Blocked(
                "container `%s` is %s".formatted(now.name(), now.status()),
                "create it anew, for example with `compose.up`"))
        : Optional.empty();
  }

  /** Docker does not start what it is about to start again by itself. */
  static Optional<Blocked> restarting(Container now) {
    return "restarting".equals(now.status())
        ? Optional.of(
            new Blocked(
                "container `%s` ends again and again, last with exit code %d, and Docker restarts it"
                    .formatted(now.name(), now.exitCode()),
                "look with `docker logs --tail 50 %s`, mend it, and use `docker.restart`"
                    .formatted(now.name())))
        : Optional.empty();
  }

  /** A container that was run with {@code --rm} cannot be started again. */
  static Optional<Blocked> removedAtItsEnd(Container now) {
    return now.removedAtItsEnd()
        ? Optional.of(
            new Blocked(
                "container `%s` is removed when it stops (`--rm`): there is no way back"
                    .formatted(now.name()),
                "stop it by hand, or run it without `--rm`"))
        : Optional.empty();
  }

  /** A health is known of a running container only; one that never ran may have a check. */
  static Optional<Blocked> withoutHealthCheck(Container now, Optional<Goal> goal) {
    boolean wanted = goal.filter(Goal.HEALTHY::equals).isPresent();
    return wanted && now.isRunning() && now.health().isEmpty()
        ? Optional.of(
            new Blocked(
                "container `" + now.name() + "` has no health check to wait for",
                "write `wait: running`, and check it by a step of its own"))
        : Optional.empty();
  }
}
