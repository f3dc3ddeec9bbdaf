package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.docker.file.ContainerFiles;
import dev.playbook.steps.docker.file.Content;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A path in a container. */
final class ContainerPlace implements Place {
  private final Docker docker;
  private final Container container;
  private final ContainerFiles files;
  private final String path;

  ContainerPlace(Docker docker, Container container, String path) {
    this.docker = docker;
    this.container = container;
    this.files = new ContainerFiles(docker, container);
    this.path = path;
  }

  @Override
  public Place cleaning(Duration limit) throws StepFailedException, InterruptedException {
    return new ContainerPlace(docker.cleaningIfItAnswers(limit), container, path);
  }

  @Override
  public Resource resource() {
    return Resource.containerFile(container.name(), path);
  }

  @Override
  public Optional<Seen> look() throws StepFailedException, InterruptedException {
    return files.read(path, Seen::read);
  }

  @Override
  public Optional<Seen> copyTo(Path file) throws StepFailedException, InterruptedException {
    return files.read(
        path,
        (attributes, content) -> {
          try (OutputStream sink = Files.newOutputStream(file)) {
            return Seen.copy(attributes, content, sink);
          }
        });
  }

  @Override
  public void write(ContainerFile attributes, Content content)
      throws StepFailedException, InterruptedException {
    files.write(path, attributes, content);
  }

  @Override
  public void remove() throws StepFailedException, InterruptedException {
    files.remove(path);
  }

  @Override
  public boolean isFolder() throws StepFailedException, InterruptedException {
    return files.isFolder(path);
  }

  @Override
  public boolean hasFolder() throws StepFailedException, InterruptedException {
    return files.isFolder(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
  }

  @Override
  public ContainerFile arriving(ContainerFile source, boolean sameContainer) {
    return sameContainer ? source : new ContainerFile(source.mode(), 0, 0, source.size());
  }

  @Override
  public String note() throws StepFailedException, InterruptedException {
    String real = files.realPath(path);
    if (container.mounts().containsKey(real)) {
      return "mounted from `%s`, written in place".formatted(container.mounts().get(real));
    }
    return real.equals(path) ? "" : "a link to `" + real + "`";
  }

  @Override
  public String words() {
    return "`%s` in container `%s`".formatted(path, container.name());
  }
}
