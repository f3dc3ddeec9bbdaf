package dev.playbook.steps.docker.stats;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.EngineQuery;
import dev.playbook.steps.docker.step.NamedContainers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Containers measured at the same moments, a second apart. The engine's own measurement of the
 * processor takes a second for each container: here it is one second for all.
 */
final class Measurement {
  private static final Duration APART = Duration.ofSeconds(1);
  private static final Set<String> THERE = Set.of("running", "paused");

  private final Docker docker;
  private final NamedContainers containers;
  private final Map<String, Container> found = new LinkedHashMap<>();
  private final Map<String, List<Frame>> frames = new LinkedHashMap<>();

  Measurement(Docker docker, NamedContainers containers) {
    this.docker = docker;
    this.containers = containers;
  }

  /**
   * Takes so many seconds.
   *
   * @throws StepFailedException when a container is missing, or none runs: there is nothing to tell
   */
  void take(int samples) throws StepFailedException, InterruptedException {
    for (var container : containers.realNames().entrySet()) {
      found.put(container.getKey(), docker.container(container.getValue()));
      frames.put(container.getKey(), new ArrayList<>());
    }
    look();
    for (int sample = 0; sample < samples && !measured().isEmpty(); sample++) {
      Thread.sleep(APART);
      look();
    }
    refuseUnlessMeasured();
  }

  List<String> lines() {
    return usages().values().stream().map(Usage::words).toList();
  }

  /** Returns the fields of the result: of each, and the highest of all. */
  Map<String, Object> values() {
    Map<String, Object> each = new LinkedHashMap<>();
    usages().forEach((word, usage) -> each.put(word, usage.values()));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("memoryPercent", most(Usage::memoryShare));
    values.put("memoryUsed", mostOf(Usage::memory));
    values.put("cpuPercent", most(Usage::processors));
    values.put("pids", mostOf(Usage::processes));
    values.put("highest", highest());
    values.put("running", (long) measured().size());
    values.put("containers", each);
    return values;
  }

  private void look() throws StepFailedException, InterruptedException {
    for (var one : found.entrySet()) {
      if (THERE.contains(one.getValue().status())) {
        List<Frame> taken = frames.getOrDefault(one.getKey(), List.of());
        Frame.of(stats(one.getValue())).ifPresent(taken::add);
      }
    }
  }

  private Map<?, ?> stats(Container container) throws StepFailedException, InterruptedException {
    return EngineQuery.ask(
        docker,
        "/containers/" + container.id() + "/stats?stream=false&one-shot=true",
        "what container `" + container.name() + "` uses");
  }

  private Map<String, Usage> usages() {
    Map<String, Usage> usages = new LinkedHashMap<>();
    found.forEach(
        (word, container) ->
            usages.put(word, new Usage(container, frames.getOrDefault(word, List.of()))));
    return usages;
  }

  private List<Usage> measured() {
    return usages().values().stream().filter(usage -> !usage.frames().isEmpty()).toList();
  }

  private String highest() {
    return usages().entrySet().stream()
        .filter(usage -> usage.getValue().isMeasured())
        .max(Comparator.comparingDouble(usage -> usage.getValue().memoryShare()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private double most(ToDoubleFunction<Usage> figure) {
    return measured().stream().mapToDouble(figure).max().orElse(0);
  }

  private long mostOf(ToLongFunction<Usage> figure) {
    return measured().stream().mapToLong(figure).max().orElse(0);
  }

  private void refuseUnlessMeasured() throws StepFailedException {
    if (usages().values().stream().noneMatch(Usage::isMeasured)) {
      throw new StepFailedException(
          Certainty.NOT_STARTED,
          "none of the containers runs: " + String.join(", ", states()),
          "look with `docker ps -a`",
          null,
          Map.of("running", 0L));
    }
  }

  private List<String> states() {
    return found.values().stream()
        .map(container -> "`%s` is %s".formatted(container.name(), container.state()))
        .toList();
  }
}
