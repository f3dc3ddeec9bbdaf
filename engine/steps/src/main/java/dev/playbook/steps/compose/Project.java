package dev.playbook.steps.compose;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.inspection.Blocking;
import java.nio.file.Path;
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

  /**
   * Looks, unless an earlier step of the plan changes the file or the settings beside it.
   *
   * @param reason what will be known then
   */
  Inspection unlessChanging(InspectContext context, String reason, Blocking.Look look)
      throws StepFailedException, InterruptedException {
    Path whole = context.workDirectory().resolve(file).normalize();
    for (Path source : List.of(whole, whole.resolveSibling(".env"))) {
      Resource resource = Resource.hostFile(source.toString());
      if (context.world().predicted(resource).isPresent()) {
        return new Inspection.KnownAfter(resource, reason);
      }
    }
    return look.look();
  }

  /** Returns for example {@code `mem0`, `postgres`} or {@code all services}. */
  String title() {
    return (services.isEmpty() ? "all services" : "`" + String.join("`, `", services) + "`")
        + " of `"
        + file
        + "`";
  }
}
