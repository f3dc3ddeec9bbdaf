package dev.playbook.steps.docker.inspect;

import static java.util.Objects.requireNonNullElse;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.Mount;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import dev.playbook.steps.docker.step.SecretWords;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says of a container, for expressions.
 *
 * @param container what every step knows of it
 * @param said the whole answer
 */
record Facts(Container container, InspectContainerResponse said) {

  /** Returns it in one line. */
  String words() {
    String words = Looks.words(container);
    if (!container.isRunning()) {
      words += ", exit code " + container.exitCode();
    }
    return killedForMemory() ? words + ", killed for want of memory" : words;
  }

  /** Returns the fields of the result; values of variables only of those that are named. */
  Map<String, Object> values(List<String> variables) {
    Map<String, Object> values = Looks.values(container);
    values.put("finishedAt", requireNonNullElse(said.getState().getFinishedAt(), ""));
    values.put("image", requireNonNullElse(said.getConfig().getImage(), ""));
    values.put("imageId", requireNonNullElse(said.getImageId(), ""));
    values.put("exitCode", (long) container.exitCode());
    values.put("oomKilled", killedForMemory());
    values.put("restartCount", requireNonNullElse(said.getRestartCount(), 0).longValue());
    values.put("restartPolicy", container.restartPolicy());
    values.put("environment", names());
    values.put("env", environment(variables));
    values.put("mounts", mounts());
    return values;
  }

  private boolean killedForMemory() {
    return Boolean.TRUE.equals(said.getState().getOOMKilled());
  }

  private List<String> names() {
    return container.environment().stream().map(entry -> entry.split("=", 2)[0]).sorted().toList();
  }

  /** A variable that is not set is null, so that an expression about it does not hold. */
  private Map<String, @Nullable Object> environment(List<String> variables) {
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    for (String name : variables) {
      found.put(name, container.variable(name).map(SecretWords::withoutUser).orElse(null));
    }
    return Collections.unmodifiableMap(found);
  }

  private List<Map<String, Object>> mounts() {
    return requireNonNullElse(said.getMounts(), List.<Mount>of()).stream()
        .filter(mount -> mount.getDestination() != null)
        .map(Facts::mount)
        .toList();
  }

  private static Map<String, Object> mount(Mount mount) {
    String volume = requireNonNullElse(mount.getName(), "");
    var destination = mount.getDestination();
    return Map.of(
        "path",
        destination == null ? "" : destination.getPath(),
        "volume",
        volume,
        "source",
        volume.isEmpty() ? requireNonNullElse(mount.getSource(), "") : "",
        "readOnly",
        Boolean.FALSE.equals(mount.getRW()));
  }
}
