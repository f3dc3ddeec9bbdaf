package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import java.util.List;
import java.util.Optional;

/**
 * Some services of a compose file.
 *
 * @param services their names; empty for all of the file
 * @param file relative to the work directory
 * @param name the project's name, if it is not left to compose
 */
record Project(List<String> services, String file, Optional<String> name) {
  static Project of(Inputs with) {
    return new Project(
        with.texts("services"),
        with.optionalText("file").orElse("docker-compose.yml"),
        with.optionalText("project"));
  }

  /** Returns for example {@code `mem0`, `postgres`} or {@code all services}. */
  String title() {
    return (services.isEmpty() ? "all services" : "`" + String.join("`, `", services) + "`")
        + " of `"
        + file
        + "`";
  }
}
