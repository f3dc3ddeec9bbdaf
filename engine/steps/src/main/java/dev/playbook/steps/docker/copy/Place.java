package dev.playbook.steps.docker.copy;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.docker.file.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A path that a file can be read from and written to, on this machine or in a container. */
interface Place {
  /** Opens the place of a side. */
  static Place of(DockerCopyStep step, Side side, ActivityContext context)
      throws StepFailedException, InterruptedException {
    return switch (side) {
      case Side.OnHost(String path) -> new HostPlace(context.workDirectory().resolve(path));
      case Side.InContainer(String path) -> {
        Docker docker = Docker.of(context);
        yield new ContainerPlace(docker, docker.container(step.container()), path);
      }
    };
  }

  /** Returns the same place for a last look when the time is up. */
  Place cleaning(Duration limit) throws StepFailedException, InterruptedException;

  /** Returns the name of the file for the plan. */
  Resource resource();

  /** Returns the file; empty when it is not there. Refuses a folder. */
  Optional<Seen> look() throws StepFailedException, InterruptedException;

  /** Copies the content into a new file of this machine; empty when there is nothing to copy. */
  Optional<Seen> copyTo(Path file) throws StepFailedException, InterruptedException;

  /** Puts a file there, in one move where that can be done, and reads it back. */
  void write(ContainerFile attributes, Content content)
      throws StepFailedException, InterruptedException;

  /** Takes the file away, if it is there. */
  void remove() throws StepFailedException, InterruptedException;

  /** Returns whether a folder is there. */
  boolean isFolder() throws StepFailedException, InterruptedException;

  /** Returns whether the folder of the file is there. */
  boolean hasFolder() throws StepFailedException, InterruptedException;

  /** Returns mode and owner of a file that comes here from elsewhere. */
  ContainerFile arriving(ContainerFile source, boolean sameContainer);

  /** Returns what an operator should know about this place, {@code ""} for nothing. */
  String note() throws StepFailedException, InterruptedException;

  /** Returns the place in words, for messages. */
  String words();
}
