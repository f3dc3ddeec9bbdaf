package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.lifecycle.command.Command;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import dev.playbook.steps.docker.lifecycle.command.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Starts a container that does not run, and waits for it in any case.
 *
 * @param goal what is waited for; empty for healthy where there is a health check, else running
 */
record Starting(Optional<Goal> goal) implements Action {
  /** How long the engine may take for a start; ten times as long as on a slow machine. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public String word() {
    return "start";
  }

  @Override
  public String done() {
    return "started";
  }

  @Override
  public String sent(String container) {
    return "docker start " + container;
  }

  @Override
  public Optional<Blocked> obstacle(Container now) {
    return Obstacles.unusable(now)
        .or(() -> Obstacles.restarting(now))
        .or(() -> Obstacles.withoutHealthCheck(now, goal));
  }

  @Override
  public boolean isDone(State state) {
    return Looks.isRunning(state);
  }

  @Override
  public boolean canBeDone() {
    return true;
  }

  @Override
  public boolean runsAfterwards() {
    return true;
  }

  @Override
  public boolean readsAnew() {
    return false;
  }

  @Override
  public State after(Container now) {
    return State.known("running" + now.health().map(check -> ", healthy").orElse(""));
  }

  @Override
  public List<String> notes(Docker docker, Container now) {
    return List.of();
  }

  @Override
  public Container apply(Docker docker, Container before, StepContext context)
      throws StepFailedException, InterruptedException {
    if (before.isRunning()) {
      return new Waiting(docker, context).reached(before, goal);
    }
    new Command(docker, before).start();
    return new Waiting(docker, context).until(before, goal);
  }

  @Override
  public boolean hasHappened(Instant startedAt, Container now) {
    return now.isRunning();
  }

  @Override
  public Container awaited(Docker docker, Container now, StepContext context)
      throws StepFailedException, InterruptedException {
    return new Waiting(docker, context).reached(now, goal);
  }

  @Override
  public Duration longest() {
    return LONGEST;
  }

  @Override
  public String pending() {
    return "it does not run so far";
  }

  @Override
  public String late(Container now) {
    return notAsWanted(now);
  }

  static String notAsWanted(Container now) {
    return "is not yet as wanted: " + Looks.words(now) + Waiting.lastCheck(now);
  }
}
