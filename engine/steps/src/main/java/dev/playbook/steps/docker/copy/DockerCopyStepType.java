package dev.playbook.steps.docker.copy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.util.Map;

/** The step type {@code docker.copy}. */
public final class DockerCopyStepType implements StepType {
  @Override
  public String name() {
    return "docker.copy";
  }

  @Override
  public Step bind(Inputs with) {
    Side from = side(with, "from");
    Side to = side(with, "to");
    if (from instanceof Side.OnHost && to instanceof Side.OnHost) {
      throw new InputException(
          "to", "`from` and `to` are both on the host", "use the step type `file.copy`");
    }
    if (from.equals(to)) {
      throw new InputException("to", "`from` and `to` are the same file", "correct one of them");
    }
    return new DockerCopyStep(
        with.containers("container").getFirst(), from, to, Attributes.of(with));
  }

  private static Side side(Inputs with, String key) {
    return with.value(key).orElse("") instanceof Map<?, ?> block
        ? new Side.OnHost(fileName(key, String.valueOf(block.get("host"))))
        : new Side.InContainer(absolute(key, fileName(key, with.text(key))));
  }

  private static String absolute(String key, String path) {
    if (!path.startsWith("/")) {
      throw new InputException(
          key,
          "`" + path + "` is no absolute path in a container",
          "begin it with `/`, or write `{ host: " + path + " }` for a file on this machine");
    }
    return path;
  }

  private static String fileName(String key, String path) {
    if (path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..")) {
      throw new InputException(
          key, "`" + path + "` names a folder", "write the full name of the file");
    }
    return path;
  }
}
