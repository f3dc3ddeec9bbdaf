package dev.playbook.steps.docker.file;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The regular files of one container, running or not.
 *
 * <p>A path whose last part is a link means the file that the link leads to. Files on a {@code
 * tmpfs} of the container are not visible to the engine.
 */
public final class ContainerFiles {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int ENOUGH = 4096;

  private final Docker docker;
  private final Container container;
  private final Paths paths;

  /** Works on the files of this container. */
  public ContainerFiles(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
    this.paths = new Paths(docker, container);
  }

  /** Works on a file that is there. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads as much of the content as it wants; it ends after {@link ContainerFile#size} bytes. */
    T read(ContainerFile file, InputStream content) throws IOException;
  }

  /**
   * Reads a regular file.
   *
   * @param path an absolute path
   * @return empty when there is no such file
   * @throws StepFailedException when the path names a folder or a device
   */
  public <T> Optional<T> read(String path, Reader<T> reader)
      throws StepFailedException, InterruptedException {
    Optional<Paths.Found> found = paths.followed(path);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    refuseUnlessRegular(path, found.get().stat());
    try (Wire wire = docker.wire()) {
      String request = paths.request(found.get().path());
      return docker.bounded(() -> read(path, wire.ask("GET", request), wire.input(), reader));
    }
  }

  /**
   * Reads a small file whole.
   *
   * @param limit the most bytes it may have
   * @return empty when there is no such file
   * @throws StepFailedException when it is bigger, or no regular file
   */
  public Optional<WholeFile> read(String path, int limit)
      throws StepFailedException, InterruptedException {
    if (paths.followed(path).filter(found -> found.stat().exceeds(limit)).isPresent()) {
      throw StepFailedException.notStarted(
          "file `%s` in container `%s` has more than %d bytes"
              .formatted(path, container.name(), limit),
          "name a smaller file",
          null);
    }
    return read(path, (file, content) -> new WholeFile(file, content.readAllBytes()));
  }

  /**
   * Replaces a regular file, or makes it, and reads it back. A reader sees the old or the new
   * content and never a part, except where {@link Replacement} says otherwise.
   *
   * @param path an absolute path; its folder must be there
   * @param attributes mode, owner and the exact size of the content
   * @throws StepFailedException when it was refused, or when what is there now is something else
   */
  public void write(String path, ContainerFile attributes, Content content)
      throws StepFailedException, InterruptedException {
    new Replacement(docker, container).replace(paths.real(path), attributes, content);
    new Verification(this).check(path, attributes, content);
  }

  /**
   * Removes a regular file, if it is there.
   *
   * @throws StepFailedException when the container does not run, or when the file is still there
   */
  public void remove(String path) throws StepFailedException, InterruptedException {
    new Replacement(docker, container).remove(path);
    if (paths.stat(path).isPresent()) {
      throw new StepFailedException(
          "file `%s` in container `%s` is still there".formatted(path, container.name()),
          "remove it by hand");
    }
  }

  /** Returns the path that is meant by a path whose last part may be a link. */
  public String realPath(String path) throws StepFailedException, InterruptedException {
    return paths.real(path);
  }

  /** Returns whether a folder is there. */
  public boolean isFolder(String path) throws StepFailedException, InterruptedException {
    return paths.followed(path).filter(found -> found.stat().isDirectory()).isPresent();
  }

  private void refuseUnlessRegular(String path, PathStat stat) throws StepFailedException {
    if (!stat.isRegular()) {
      throw StepFailedException.notStarted(
          "`%s` in container `%s` is a %s, not a file"
              .formatted(path, container.name(), stat.isDirectory() ? "folder" : "special file"),
          "name the file itself, with its full path",
          null);
    }
  }

  private <T> Optional<T> read(String path, Wire.Head head, InputStream body, Reader<T> reader)
      throws IOException, StepFailedException {
    return switch (head.status()) {
      case OK -> {
        var archive = new TarArchiveInputStream(body);
        yield Optional.of(reader.read(Archive.enter(archive), archive));
      }
      case NOT_FOUND -> Optional.empty();
      default -> throw refused(path, new String(body.readNBytes(ENOUGH), StandardCharsets.UTF_8));
    };
  }

  private StepFailedException refused(String path, String answer) {
    return StepFailedException.notStarted(
        "Docker does not give out `%s` of container `%s`: %s"
            .formatted(path, container.name(), Docker.answer(answer)),
        "look with `docker cp " + container.name() + ":" + path + " -`",
        null);
  }
}
