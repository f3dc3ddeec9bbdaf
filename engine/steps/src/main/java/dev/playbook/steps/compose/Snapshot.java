package dev.playbook.steps.compose;

import dev.playbook.spi.State;
import dev.playbook.steps.http.json.JsonText;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The containers of a project at one moment.
 *
 * @param containers all of them, running or not
 */
record Snapshot(List<ServiceContainer> containers) {
  static final Snapshot NOTHING = new Snapshot(List.of());

  static Snapshot of(String json) {
    Object list = JsonText.read(json).map(JsonText.Parsed::value).orElse(List.of());
    return new Snapshot(
        ((List<?>) list)
            .stream()
                .flatMap(one -> ServiceContainer.of((Map<?, ?>) one).stream())
                .sorted(Comparator.comparing(ServiceContainer::name))
                .toList());
  }

  List<ServiceContainer> of(List<String> services) {
    return containers.stream().filter(one -> services.contains(one.service())).toList();
  }

  /** Returns how a service is: a line for each container, each with what it is configured to be. */
  State state(String service) {
    List<ServiceContainer> ours = of(List.of(service));
    return ours.isEmpty()
        ? State.ABSENT
        : State.known(
            ours.stream()
                .map(one -> Wording.service(one.state(), one.hash()))
                .collect(Collectors.joining("\n")));
  }

  boolean exists(String service) {
    return !of(List.of(service)).isEmpty();
  }

  boolean runs(String service) {
    List<ServiceContainer> ours = of(List.of(service));
    return !ours.isEmpty() && ours.stream().allMatch(ServiceContainer::isRunning);
  }

  boolean runsAtAll(String service) {
    return of(List.of(service)).stream().anyMatch(ServiceContainer::isRunning);
  }

  /** Returns the fields of a result. */
  Map<String, Object> values(List<String> services) {
    Map<String, String> states = new LinkedHashMap<>();
    Map<String, String> health = new LinkedHashMap<>();
    Map<String, Instant> started = new LinkedHashMap<>();
    for (String service : services) {
      List<ServiceContainer> ours = of(List.of(service));
      Optional<ServiceContainer> worst =
          ours.stream().min(Comparator.comparing(ServiceContainer::isHealthy));
      states.put(service, worst.map(ServiceContainer::status).orElse("absent"));
      health.put(
          service, worst.map(ServiceContainer::health).filter(h -> !h.isEmpty()).orElse("none"));
      ours.stream()
          .flatMap(one -> one.startedAt().stream())
          .max(Comparator.naturalOrder())
          .ifPresent(time -> started.put(service, time));
    }
    return Map.of("services", services, "state", states, "health", health, "startedAt", started);
  }
}
