package dev.playbook.steps.docker.process.listing;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.Programs;
import java.util.Objects;
import java.util.Optional;

/** Chooses how the processes of a container are seen. */
public final class Listings {
  private Listings() {}

  /**
   * Returns a way that works for this container.
   *
   * @throws StepFailedException with certainty {@code NOT_STARTED} when there is none
   */
  public static Listing of(Docker docker, Container container)
      throws StepFailedException, InterruptedException {
    if (sharesProcesses(docker, container)) {
      throw refused(
          container,
          "shares its processes with others (`--pid`), and they cannot be told apart",
          "end them where they belong, by a `shell` step");
    }
    Programs programs = new Programs(docker, container);
    if (programs.find("sh", Optional.empty()).isPresent()
        && programs.find("head", Optional.empty()).isPresent()) {
      return new InsideListing(docker, container);
    }
    HostListing host = new HostListing(docker, container);
    if (docker.isLocal() && host.isHere()) {
      return host;
    }
    throw refused(
        container,
        "has no `sh` and `head`, and its processes are not those of this machine",
        "restart it with `docker.restart`, or put a shell into the image");
  }

  private static boolean sharesProcesses(Docker docker, Container container)
      throws StepFailedException, InterruptedException {
    var host = docker.call(api -> api.inspectContainerCmd(container.id()).exec()).getHostConfig();
    String mode = host == null ? "" : Objects.requireNonNullElse(host.getPidMode(), "");
    return !mode.isEmpty() && !"private".equals(mode);
  }

  private static StepFailedException refused(Container container, String why, String hint) {
    return StepFailedException.notStarted(
        "the processes of container `%s` cannot be reached: it %s".formatted(container.name(), why),
        hint,
        null);
  }
}
