package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Undisturbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The restart of containers, one after the other. */
final class Restart {
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final DockerRestartStep step;
  private final StepContext context;
  private final List<Change> changes = new ArrayList<>();
  private final List<Container> restarted = new ArrayList<>();

  Restart(DockerRestartStep step, StepContext context) {
    this.step = step;
    this.context = context;
  }

  StepResult run() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    List<Container> all = new ArrayList<>();
    for (String name : step.containers()) {
      all.add(docker.container(name));
    }
    for (Container before : all) {
      Container after = restart(docker, before);
      context.output("%s: %s".formatted(after.name(), Looks.words(after)));
      restarted.add(after);
      changes.add(
          new Change(Resource.container(before.name()), Looks.state(before), Looks.state(after)));
    }
    return StepResult.changed(changes, values());
  }

  private Container restart(Docker docker, Container before)
      throws StepFailedException, InterruptedException {
    try {
      new Command(docker.afterwards(), before).restart(step.graceSeconds());
      return new Waiting(docker.afterwards(), context).until(before, step.goal());
    } catch (InterruptedException over) {
      throw Undisturbed.call(() -> cutShort(docker, before));
    } catch (StepFailedException failure) {
      throw failure.certainty() == Certainty.UNKNOWN
          ? Undisturbed.call(() -> cutShort(docker, before))
          : told(failure);
    }
  }

  /** The engine finishes a restart whose client is gone: looks whether it did. */
  private StepFailedException cutShort(Docker docker, Container before)
      throws StepFailedException, InterruptedException {
    String when = context.remaining().isZero() ? "timed out" : "stopped";
    Optional<Container> now = startedAnew(docker.cleaning(LAST_LOOK), before);
    if (now.isEmpty()) {
      return StepFailedException.unknown(
          "%s: the restart of container `%s` was sent, and it was not started anew so far%s"
              .formatted(when, before.name(), others()),
          "look with `docker ps -a --filter name=%s`; Docker may still finish it"
              .formatted(before.name()),
          null);
    }
    return new StepFailedException(
        "%s: container `%s` was restarted, but is not yet as wanted: %s%s%s"
            .formatted(
                when,
                before.name(),
                Looks.words(now.get()),
                Waiting.lastCheck(now.get()),
                others()),
        "look with `docker logs --tail 50 " + before.name() + "`");
  }

  private static Optional<Container> startedAnew(Docker docker, Container before)
      throws StepFailedException, InterruptedException {
    while (docker.remaining().compareTo(POLL) > 0) {
      try {
        Container now = docker.container(before.id());
        if (now.startedAt().isAfter(before.startedAt())) {
          return Optional.of(now);
        }
      } catch (StepFailedException silent) {
        return Optional.empty();
      }
      Thread.sleep(POLL);
    }
    return Optional.empty();
  }

  private StepFailedException told(StepFailedException failure) {
    return restarted.isEmpty()
        ? failure
        : new StepFailedException(
            Certainty.FAILED, failure.getMessage() + others(), failure.hint(), failure);
  }

  private String others() {
    return restarted.isEmpty()
        ? ""
        : "; restarted before it: "
            + String.join(", ", restarted.stream().map(Container::name).toList());
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>(Looks.values(restarted.getFirst()));
    values.remove("name");
    values.put("containers", restarted.stream().map(Looks::values).toList());
    return values;
  }
}
