package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.lifecycle.command.Goal;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of the containers that a step is about to change, and the way back to them. A process
 * that ended stays ended.
 */
final class FormerState {
  private static final String WAS = "was";
  private static final String RESTARTING = "restarting";

  private final Starting starting;
  private final Stopping stopping;
  private final StepContext context;

  FormerState(Starting starting, Stopping stopping, StepContext context) {
    this.starting = starting;
    this.stopping = stopping;
    this.context = context;
  }

  /** Keeps the states of those that the action will change, and of no others. */
  static Captured keep(Action action, List<String> names, StepContext context)
      throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    Map<String, Object> was = new LinkedHashMap<>();
    for (String name : names) {
      Container now = docker.container(name);
      if (!action.isDone(Looks.state(now))) {
        was.put(name, now.status());
      }
    }
    if (was.isEmpty()) {
      return Captured.NOTHING;
    }
    Captured captured = new Captured(Map.of(WAS, was));
    return action.readsAnew() && was.values().stream().allMatch("running"::equals)
        ? captured.again()
        : captured;
  }

  StepResult bringBack(List<String> names, Captured captured)
      throws StepFailedException, InterruptedException {
    List<Change> changes = new ArrayList<>();
    if (captured.values().get(WAS) instanceof Map<?, ?> was) {
      Docker docker = Docker.of(context);
      for (String name : names) {
        if (was.get(name) instanceof String status) {
          bringBack(docker, docker.container(name), status).ifPresent(changes::add);
        }
      }
    }
    return new StepResult(!changes.isEmpty(), changes, Map.of());
  }

  private Optional<Change> bringBack(Docker docker, Container now, String status)
      throws StepFailedException, InterruptedException {
    Action action = action(status);
    if (action.isDone(Looks.state(now))) {
      return Optional.empty();
    }
    Container after = action.apply(docker.afterwards(), now, context);
    return Optional.of(
        new Change(Resource.container(now.name()), Looks.state(now), Looks.state(after)));
  }

  private Action action(String status) {
    return switch (status) {
      case RESTARTING -> new Starting(Optional.of(Goal.NONE));
      case "running", "paused" -> starting;
      case String atRest -> stopping;
    };
  }
}
