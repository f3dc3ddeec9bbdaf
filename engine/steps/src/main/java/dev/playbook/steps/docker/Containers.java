package dev.playbook.steps.docker;

import static java.util.Objects.requireNonNullElse;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import dev.playbook.spi.StepFailedException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds containers and turns what the engine says of them into {@link Container}. */
final class Containers {
  private static final int LONGEST_CHECK = 300;

  private final Docker docker;

  Containers(Docker docker) {
    this.docker = docker;
  }

  Container named(String name) throws StepFailedException, InterruptedException {
    Optional<Container> found = find(name);
    if (found.isEmpty()) {
      throw StepFailedException.notStarted(
          "container `" + name + "` does not exist", hint(name), null);
    }
    return found.get();
  }

  Optional<Container> find(String name) throws StepFailedException, InterruptedException {
    try {
      return Optional.of(container(docker.call(api -> api.inspectContainerCmd(name).exec())));
    } catch (NotFoundException missing) {
      return Optional.empty();
    }
  }

  private String hint(String name) throws StepFailedException, InterruptedException {
    List<String> names =
        docker.call(api -> api.listContainersCmd().withShowAll(true).exec()).stream()
            .flatMap(container -> Arrays.stream(container.getNames()))
            .map(Containers::withoutSlash)
            .sorted()
            .toList();
    return NearestName.among(names, name)
        .map(nearest -> "did you mean `" + nearest + "`?")
        .orElse("list them with `docker ps -a`, and correct the target file");
  }

  private Container container(InspectContainerResponse said) {
    var state = said.getState();
    var config = said.getConfig();
    return new Container(
        withoutSlash(said.getName()),
        said.getId(),
        requireNonNullElse(state.getStatus(), "unknown"),
        Optional.ofNullable(state.getHealth())
            .map(health -> requireNonNullElse(health.getStatus(), "none"))
            .filter(status -> !"none".equals(status)),
        lastCheck(state.getHealth()),
        Instant.parse(state.getStartedAt()),
        requireNonNullElse(state.getPidLong(), 0L),
        Math.toIntExact(requireNonNullElse(state.getExitCodeLong(), 0L)),
        listed(config.getEnv()),
        Optional.ofNullable(config.getWorkingDir()).filter(path -> !path.isBlank()).orElse("/"),
        requireNonNullElse(config.getLabels(), Map.of()),
        networkMode(said),
        published(said.getNetworkSettings()),
        addresses(said.getNetworkSettings()),
        restartPolicy(said.getHostConfig()),
        said.getHostConfig() != null && Boolean.TRUE.equals(said.getHostConfig().getAutoRemove()),
        mounts(said));
  }

  private static Optional<String> lastCheck(@Nullable HealthState health) {
    return health == null || health.getLog() == null || health.getLog().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(health.getLog().getLast().getOutput())
            .map(text -> text.strip().replaceAll("\\s+", " "))
            .filter(text -> !text.isEmpty())
            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_CHECK)));
  }

  private static String restartPolicy(@Nullable HostConfig host) {
    String name =
        host == null || host.getRestartPolicy() == null ? "" : host.getRestartPolicy().getName();
    return blank(name) ? "no" : Objects.requireNonNull(name);
  }

  private static String networkMode(InspectContainerResponse said) {
    var host = said.getHostConfig();
    return host == null ? "" : requireNonNullElse(host.getNetworkMode(), "");
  }

  private Map<Integer, ContainerAddress> published(@Nullable NetworkSettings network) {
    Map<Integer, ContainerAddress> found = new HashMap<>();
    if (network != null && network.getPorts() != null) {
      network.getPorts().getBindings().forEach((port, bindings) -> add(found, port, bindings));
    }
    return found;
  }

  private void add(
      Map<Integer, ContainerAddress> found, ExposedPort port, Ports.Binding @Nullable [] bindings) {
    if (bindings == null || !InternetProtocol.TCP.equals(port.getProtocol())) {
      return;
    }
    for (Ports.Binding binding : bindings) {
      found.putIfAbsent(
          port.getPort(),
          new ContainerAddress(
              reachable(binding.getHostIp()), Integer.parseInt(binding.getHostPortSpec())));
    }
  }

  private String reachable(@Nullable String hostIp) {
    boolean everywhere = blank(hostIp) || "0.0.0.0".equals(hostIp) || "::".equals(hostIp);
    return everywhere ? docker.publishedHost() : Objects.requireNonNull(hostIp);
  }

  private static List<String> addresses(@Nullable NetworkSettings network) {
    if (network == null || network.getNetworks() == null) {
      return List.of();
    }
    return new TreeMap<>(network.getNetworks())
        .values().stream()
            .map(ContainerNetwork::getIpAddress)
            .filter(address -> !blank(address))
            .toList();
  }

  private static Map<String, String> mounts(InspectContainerResponse said) {
    Map<String, String> found = new HashMap<>();
    for (var mount :
        requireNonNullElse(said.getMounts(), List.<InspectContainerResponse.Mount>of())) {
      boolean volume = !blank(mount.getName());
      var destination = mount.getDestination();
      if (destination != null) {
        found.put(destination.getPath(), volume ? "" : requireNonNullElse(mount.getSource(), ""));
      }
    }
    return found;
  }

  private static List<String> listed(String @Nullable [] values) {
    return values == null ? List.of() : Stream.of(values).filter(Objects::nonNull).toList();
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
