package dev.playbook.steps.docker.file;

import com.github.dockerjava.api.exception.DockerException;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Undisturbed;
import dev.playbook.steps.docker.process.ExecRequest;
import dev.playbook.steps.docker.process.ShortCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts a file into a container.
 *
 * <p>A running container with {@code mv} gets it beside the old one, which is then replaced in one
 * move. A container that does not run, or has no {@code mv}, gets it directly: the engine removes
 * the old file just before it writes the new one. A file that is itself a mount cannot be replaced
 * and is written in place, as {@code cp} would do it.
 */
final class Replacement {
  private static final Duration CLEANING = Duration.ofSeconds(5);
  private static final String MOVE = "mv";
  private static final String COPY = "cp";

  private final Docker docker;
  private final Container container;

  Replacement(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
  }

  void replace(String path, ContainerFile attributes, Content content)
      throws StepFailedException, InterruptedException {
    boolean mounted = container.mounts().containsKey(path);
    if (mounted && !container.isRunning()) {
      throw mountedInStopped(path);
    }
    String program = mounted ? COPY : MOVE;
    if (!container.isRunning() || programs().find(program, Optional.empty()).isEmpty()) {
      upload(folder(path), name(path), attributes, content);
      return;
    }
    String beside = ".%s.playbook-%s".formatted(name(path), UUID.randomUUID());
    try {
      upload(folder(path), beside, attributes, content);
      finish(program, join(folder(path), beside), path);
    } finally {
      forget(join(folder(path), beside));
    }
  }

  void remove(String path) throws StepFailedException, InterruptedException {
    if (new Paths(docker, container).stat(path).isEmpty()) {
      return;
    }
    if (!container.isRunning()) {
      throw StepFailedException.notStarted(
          "container `%s` does not run: nothing can be removed in it".formatted(container.name()),
          "start it, then try again",
          null);
    }
    run(List.of("rm", "-f", "--", path));
  }

  /** The last move takes no time and is not cut short, so that it is done or not done. */
  private void finish(String program, String beside, String path) throws StepFailedException {
    Docker finishing = docker.cleaning(CLEANING);
    Undisturbed.call(
        () -> {
          new Replacement(finishing, container).run(List.of(program, "-f", "--", beside, path));
          return true;
        });
  }

  private void run(List<String> command) throws StepFailedException, InterruptedException {
    var ended = ShortCommand.run(docker, container, ExecRequest.asRoot(command));
    if (ended.exitCode() != 0) {
      throw new StepFailedException(
          "`%s` failed in container `%s`: %s"
              .formatted(String.join(" ", command), container.name(), ended.output()),
          "look whether the file system of the container is full or read-only");
    }
  }

  private void upload(String folder, String name, ContainerFile attributes, Content content)
      throws StepFailedException, InterruptedException {
    try {
      docker
          .afterwards()
          .call(
              api -> {
                try (InputStream bytes = content.open()) {
                  return api.copyArchiveToContainerCmd(container.id())
                      .withRemotePath(folder)
                      .withNoOverwriteDirNonDir(true)
                      .withTarInputStream(Archive.of(name, attributes, bytes))
                      .exec();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (DockerException said) {
      throw new StepFailedException(
          "Docker did not take the file into `%s` of container `%s`: %s"
              .formatted(folder, container.name(), Docker.answer(said)),
          "look whether the folder is there and can be written");
    }
  }

  /** Takes away the file beside, if a failure left it there; the failure matters more. */
  private void forget(String beside) {
    try {
      Undisturbed.call(
          () -> {
            Docker cleaning = docker.cleaningIfItAnswers(CLEANING);
            new Replacement(cleaning, container).remove(beside);
            return true;
          });
    } catch (StepFailedException left) {
      // its name says where it comes from, and the step's own failure is on its way
    }
  }

  private Programs programs() {
    return new Programs(docker, container);
  }

  private StepFailedException mountedInStopped(String path) {
    return StepFailedException.notStarted(
        "`%s` is mounted into container `%s`, which does not run".formatted(path, container.name()),
        "change `%s` on the host, or start the container".formatted(container.mounts().get(path)),
        null);
  }

  private static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
