package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether containers ran before, and the way back to it. A process that ended stays ended. */
final class FormerState {
  private static final String RAN = "ran";

  private final DockerRestartStep step;
  private final StepContext context;

  FormerState(DockerRestartStep step, StepContext context) {
    this.step = step;
    this.context = context;
  }

  static Captured keep(List<String> names, StepContext context)
      throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    Map<String, Object> ran = new LinkedHashMap<>();
    for (String name : names) {
      ran.put(name, docker.container(name).isRunning());
    }
    return new Captured(Map.of(RAN, ran));
  }

  StepResult bringBack(Captured captured) throws StepFailedException, InterruptedException {
    if (!(captured.values().get(RAN) instanceof Map<?, ?> ran)) {
      throw new IllegalArgumentException("nothing was kept under `" + RAN + "`");
    }
    Docker docker = Docker.of(context);
    List<Change> changes = new ArrayList<>();
    for (String name : step.containers().reversed()) {
      Container now = docker.container(name);
      boolean wanted = Boolean.TRUE.equals(ran.get(name));
      if (now.isRunning() != wanted) {
        Container after = wanted ? started(docker, now) : stopped(docker, now);
        changes.add(new Change(Resource.container(name), Looks.state(now), Looks.state(after)));
      }
    }
    return new StepResult(!changes.isEmpty(), changes, Map.of());
  }

  private Container started(Docker docker, Container now)
      throws StepFailedException, InterruptedException {
    new Command(docker.afterwards(), now).start();
    return new Waiting(docker.afterwards(), context).until(now, step.goal());
  }

  private Container stopped(Docker docker, Container now)
      throws StepFailedException, InterruptedException {
    new Command(docker.afterwards(), now).stop(step.graceSeconds());
    Container after = docker.afterwards().container(now.id());
    if (after.isRunning()) {
      throw new StepFailedException(
          "container `%s` was stopped, but runs again".formatted(after.name()),
          "look who starts it, for example its restart policy");
    }
    return after;
  }
}
