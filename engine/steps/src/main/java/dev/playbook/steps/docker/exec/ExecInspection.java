package dev.playbook.steps.docker.exec;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether a command could be run, without running anything. */
final class ExecInspection {
  private final DockerExecStep step;
  private final InspectContext context;

  ExecInspection(DockerExecStep step, InspectContext context) {
    this.step = step;
    this.context = context;
  }

  Inspection look() throws StepFailedException, InterruptedException {
    Optional<Inspection> hostFault = hostFault();
    if (hostFault.isPresent()) {
      return hostFault.get();
    }
    Docker docker = Docker.of(context);
    Resource resource = Resource.container(step.container());
    boolean changes = context.world().predicted(resource).isPresent();
    Inspection now = now(docker);
    return changes && now instanceof Blocked
        ? new KnownAfter(resource, "whether the command can be run in `" + step.container() + "`")
        : now;
  }

  private Inspection now(Docker docker) throws StepFailedException, InterruptedException {
    Container container;
    try {
      container = docker.container(step.container());
    } catch (StepFailedException missing) {
      return new Blocked(missing.getMessage(), missing.hint());
    }
    return container.isRunning() ? program(docker, container) : notRunning(container);
  }

  private Inspection program(Docker docker, Container container)
      throws StepFailedException, InterruptedException {
    String program = step.command().getFirst();
    return new Programs(docker, container)
        .find(program, step.directory())
        .<Inspection>map(
            path ->
                new Opaque(
                    "program found in `%s`: %s; effect unknown".formatted(container.name(), path)))
        .orElseGet(
            () ->
                new Blocked(
                    "program `%s` is not in container `%s`".formatted(program, container.name()),
                    "write its full path, or put it into the image"));
  }

  private static Inspection notRunning(Container container) {
    return new Blocked(
        "container `%s` does not run: %s".formatted(container.name(), container.status()),
        "paused".equals(container.status())
            ? "`docker unpause " + container.name() + "`"
            : "look with `docker logs " + container.name() + "`, then start it");
  }

  private Optional<Inspection> hostFault() {
    if (step.input().orElse(null) instanceof Input.File(String name)) {
      Path file = context.workDirectory().resolve(name);
      if (!Files.isReadable(file) && predicted(file).isEmpty()) {
        return Optional.of(missing(file, "`" + file + "` cannot be read", "correct `stdin`"));
      }
    }
    return step.outputFile()
        .map(name -> context.workDirectory().resolve(name).toAbsolutePath().getParent())
        .filter(folder -> folder != null && !Files.isDirectory(folder))
        .map(folder -> missing(folder, "folder `" + folder + "` does not exist", "make it first"));
  }

  private static Inspection missing(Path path, String reason, String hint) {
    return new Blocked(Resource.hostFile(path.toString()), reason, hint);
  }

  private Optional<State> predicted(Path file) {
    return context.world().predicted(Resource.hostFile(file.toString()));
  }
}
