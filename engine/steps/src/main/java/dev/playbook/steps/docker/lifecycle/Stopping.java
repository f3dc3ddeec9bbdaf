package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.lifecycle.command.Command;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops a container and leaves it there.
 *
 * @param grace between SIGTERM and SIGKILL, in seconds
 */
record Stopping(int grace) implements Action {
  private static final int KILLED = 137;

  @Override
  public String word() {
    return "stop";
  }

  @Override
  public String done() {
    return "stopped";
  }

  @Override
  public String sent(String container) {
    return "docker stop -t %s %s".formatted(grace, container);
  }

  @Override
  public Optional<Blocked> obstacle(Container now) {
    return isDone(Looks.state(now))
        ? Optional.empty()
        : Obstacles.unusable(now).or(() -> Obstacles.removedAtItsEnd(now));
  }

  @Override
  public boolean isDone(State state) {
    return Looks.isAtRest(state);
  }

  @Override
  public boolean canBeDone() {
    return true;
  }

  @Override
  public boolean runsAfterwards() {
    return false;
  }

  @Override
  public boolean readsAnew() {
    return false;
  }

  @Override
  public State after(Container now) {
    return State.known("exited");
  }

  @Override
  public List<String> notes(Docker docker, Container now)
      throws StepFailedException, InterruptedException {
    List<String> notes = new ArrayList<>();
    notes.add("answers nothing until it is started again; killed after %ds".formatted(grace));
    if ("restarting".equals(now.status())) {
      notes.add("it ended with exit code %d and is being restarted".formatted(now.exitCode()));
    }
    if ("always".equals(now.restartPolicy())) {
      notes.add("runs again when Docker is restarted (restart policy `always`)");
    }
    notes.addAll(Dependents.of(docker, now).notes("which they lose"));
    return notes;
  }

  @Override
  public Container apply(Docker docker, Container before, StepContext context)
      throws StepFailedException, InterruptedException {
    if (isDone(Looks.state(before))) {
      return before;
    }
    new Command(docker, before).stop(grace);
    Container after = docker.container(before.id());
    if (!isDone(Looks.state(after))) {
      throw new StepFailedException(
          "container `%s` was stopped, but runs again: %s"
              .formatted(after.name(), Looks.words(after)),
          "look who starts it, with `docker events --since 5m --filter container=%s`"
              .formatted(after.name()));
    }
    if (after.exitCode() == KILLED) {
      context.output("%s: killed, with exit code 137".formatted(after.name()));
    }
    return after;
  }

  @Override
  public boolean hasHappened(Instant startedAt, Container now) {
    return isDone(Looks.state(now));
  }

  @Override
  public Container awaited(Docker docker, Container now, StepContext context) {
    return now;
  }

  @Override
  public Duration longest() {
    return Duration.ofSeconds(grace).plus(Starting.LONGEST);
  }

  @Override
  public String pending() {
    return "it still runs";
  }

  @Override
  public String late(Container now) {
    return "only when the time was up: " + Looks.words(now);
  }
}
