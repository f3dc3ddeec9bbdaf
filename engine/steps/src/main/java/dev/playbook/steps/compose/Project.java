package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Returns what an earlier step of the plan changes of the file or of the settings beside it. */
  Optional<Resource> changing(InspectContext context) {
    Path whole = context.workDirectory().resolve(file).normalize();
    return Stream.of(whole, whole.resolveSibling(".env"))
        .map(source -> Resource.hostFile(source.toString()))
        .filter(resource -> context.world().predicted(resource).isPresent())
        .findFirst();
  }

  /** Returns for example {@code `mem0`, `postgres`} or {@code all services}. */
  String title() {
    return (services.isEmpty() ? "all services" : "`" + String.join("`, `", services) + "`")
        + " of `"
        + file
        + "`";
  }
}
