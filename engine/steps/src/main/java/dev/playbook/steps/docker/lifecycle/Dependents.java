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
import org.jspecify.annotations.Nullable;

/**
 * Running containers that feel what happens to another.
 *
 * @param depending those that Compose says depend on it, and those that are linked to it
 * @param sharing those that live in its network, which is gone for them until they are restarted
 */
record Dependents(List<String> depending, List<String> sharing) {
  private static final String PROJECT = "com.docker.compose.project";
  private static final String SERVICE = "com.docker.compose.service";
  private static final String DEPENDS_ON = "com.docker.compose.depends_on";

  static Dependents of(Docker docker, Container container)
      throws StepFailedException, InterruptedException {
    List<String> depending = new ArrayList<>();
    List<String> sharing = new ArrayList<>();
    for (var other : docker.call(api -> api.listContainersCmd().exec())) {
      List<String> names = Arrays.asList(other.getNames());
      if (container.id().equals(other.getId())) {
        depending.addAll(linked(names));
      }
      if (dependsOn(Objects.requireNonNullElse(other.getLabels(), Map.of()), container)) {
        depending.add(own(names));
      }
      if (shares(other.getHostConfig(), container)) {
        sharing.add(own(names));
      }
    }
    return new Dependents(depending.stream().distinct().sorted().toList(), sharing);
  }

  /** Returns a note for each kind of which there are any. */
  List<String> notes(String adviceForSharing) {
    List<String> notes = new ArrayList<>();
    if (!depending.isEmpty()) {
      notes.add("depending on it: " + quoted(depending));
    }
    if (!sharing.isEmpty()) {
      notes.add("living in its network, " + adviceForSharing + ": " + quoted(sharing));
    }
    return notes;
  }

  private static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
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

  /** A link gives a container one more name: {@code /<who is linked to it>/<alias>}. */
  private static List<String> linked(List<String> names) {
    return names.stream()
        .map(name -> name.split("/", -1))
        .filter(parts -> parts.length == 3)
        .map(parts -> parts[1])
        .toList();
  }

  private static String own(List<String> names) {
    return names.stream()
        .filter(name -> name.lastIndexOf('/') == 0)
        .findFirst()
        .orElse(names.getFirst())
        .substring(1);
  }
}
