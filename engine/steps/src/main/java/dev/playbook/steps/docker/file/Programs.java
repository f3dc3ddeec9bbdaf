package dev.playbook.steps.docker.file;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.util.Optional;

/** Finds a program in a container without running anything there. */
public final class Programs {
  private static final String USUAL =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Paths paths;
  private final Container container;

  /** Looks in this container. */
  public Programs(Docker docker, Container container) {
    this.paths = new Paths(docker, container);
    this.container = container;
  }

  /** Returns the path of the program that this word would start; empty when there is none. */
  public Optional<String> find(String program, Optional<String> directory)
      throws StepFailedException, InterruptedException {
    if (program.contains("/")) {
      String base = directory.orElse(container.workingDirectory());
      return executable(program.startsWith("/") ? program : base + "/" + program);
    }
    for (String folder : container.variable("PATH").orElse(USUAL).split(":", -1)) {
      Optional<String> found = executable(folder + "/" + program);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> executable(String path)
      throws StepFailedException, InterruptedException {
    return paths.followed(path).filter(found -> found.stat().isExecutable()).map(Paths.Found::path);
  }
}
