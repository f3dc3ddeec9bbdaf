package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.lifecycle.command.Command;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import dev.playbook.steps.docker.lifecycle.command.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a container anew.
 *
 * @param grace between SIGTERM and SIGKILL, in seconds
 * @param goal what is waited for; empty for healthy where there is a health check, else running
 */
record Restarting(int grace, Optional<Goal> goal) implements Action {

  @Override
  public String word() {
    return "restart";
  }

  @Override
  public String done() {
    return "restarted";
  }

  @Override
  public String sent(String container) {
    return "docker restart -t %s %s".formatted(grace, container);
  }

  @Override
  public Optional<Blocked> obstacle(Container now) {
    return Obstacles.withoutHealthCheck(now, goal);
  }

  @Override
  public boolean isDone(State state) {
    return false;
  }

  @Override
  public boolean canBeDone() {
    return false;
  }

  @Override
  public boolean runsAfterwards() {
    return true;
  }

  @Override
  public boolean readsAnew() {
    return true;
  }

  @Override
  public State after(Container now) {
    return State.unknown("started anew, the time is decided then");
  }

  @Override
  public List<String> notes(Docker docker, Container now)
      throws StepFailedException, InterruptedException {
    List<String> notes = new ArrayList<>();
    if (now.isRunning()) {
      notes.add("answers nothing while it stops, at most %ds, and starts".formatted(grace));
    }
    notes.addAll(Dependents.of(docker, now).notes("restart them too"));
    return notes;
  }

  @Override
  public Container apply(Docker docker, Container before, StepContext context)
      throws StepFailedException, InterruptedException {
    new Command(docker, before).restart(grace);
    return new Waiting(docker, context).until(before, goal);
  }

  @Override
  public boolean hasHappened(Instant startedAt, Container now) {
    return now.startedAt().isAfter(startedAt);
  }

  @Override
  public Container awaited(Docker docker, Container now, StepContext context)
      throws StepFailedException, InterruptedException {
    return new Waiting(docker, context).reached(now, goal);
  }

  @Override
  public Duration longest() {
    return Duration.ofSeconds(grace).plus(Starting.LONGEST);
  }

  @Override
  public String pending() {
    return "it was not started anew so far";
  }

  @Override
  public String late(Container now) {
    return Starting.notAsWanted(now);
  }
}
