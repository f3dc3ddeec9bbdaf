package dev.playbook.steps.docker.lifecycle;

import com.github.dockerjava.api.model.ContainerHostConfig;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Running containers that feel the restart of another: those that Compose says depend on it, and
 * those that live in its network, which is gone for them until they are restarted too.
 */
final class Dependents {
  private static final String PROJECT = "com.docker.compose.project";
  private static final String SERVICE = "com.docker.compose.service";
  private static final String DEPENDS_ON = "com.docker.compose.depends_on";

  private Dependents() {}

  /** Returns them in one line; empty when there are none. */
  static Optional<String> of(Docker docker, Container container)
      throws StepFailedException, InterruptedException {
    List<String> depending = new ArrayList<>();
    List<String> sharing = new ArrayList<>();
    for (var other : docker.call(api -> api.listContainersCmd().exec())) {
      String name = other.getNames()[0].substring(1);
      if (dependsOn(Objects.requireNonNullElse(other.getLabels(), Map.of()), container)) {
        depending.add("`" + name + "`");
      }
      if (shares(other.getHostConfig(), container)) {
        sharing.add("`" + name + "`");
      }
    }
    List<String> notes = new ArrayList<>();
    if (!depending.isEmpty()) {
      notes.add("depending on it: " + String.join(", ", depending));
    }
    if (!sharing.isEmpty()) {
      notes.add("living in its network, restart them too: " + String.join(", ", sharing));
    }
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
  }

  /** The label holds {@code service:condition:restart} entries, parted by commas. */
  private static boolean dependsOn(Map<String, String> labels, Container container) {
    String service = container.labels().getOrDefault(SERVICE, "");
    return !service.isEmpty()
        && Objects.equals(labels.get(PROJECT), container.labels().get(PROJECT))
        && Arrays.stream(labels.getOrDefault(DEPENDS_ON, "").split(",", -1))
            .anyMatch(entry -> entry.split(":", 2)[0].equals(service));
  }

  private static boolean shares(@Nullable ContainerHostConfig host, Container container) {
    return host != null
        && ("container:" + container.id()).equals(String.valueOf(host.getNetworkMode()));
  }
}
