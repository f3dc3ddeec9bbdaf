package dev.playbook.steps.docker.copy;

import dev.playbook.steps.docker.file.ContainerFile;
import java.util.Optional;

/**
 * Decides mode and owner of the copy: the playbook's word, else the replaced file, else the source.
 */
final class Arrival {
  private Arrival() {}

  static ContainerFile attributes(
      DockerCopyStep step, Place to, Optional<ContainerFile> replaced, Seen source) {
    boolean inside =
        step.from() instanceof Side.InContainer && step.to() instanceof Side.InContainer;
    ContainerFile base = replaced.orElseGet(() -> to.arriving(source.attributes(), inside));
    Attributes wanted = step.wanted();
    return new ContainerFile(
        wanted.mode().orElse(base.mode()),
        wanted.owner().map(Attributes.Owner::user).orElse(base.user()),
        wanted.owner().map(Attributes.Owner::group).orElse(base.group()),
        source.attributes().size());
  }
}
