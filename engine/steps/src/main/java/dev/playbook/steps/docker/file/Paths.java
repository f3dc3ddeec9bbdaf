package dev.playbook.steps.docker.file;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks at paths of one container, also when it does not run. */
final class Paths {
  private static final int OK = 200;

  private final Docker docker;
  private final Container container;

  Paths(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
  }

  /**
   * Something that is there.
   *
   * @param path its own path, links followed
   * @param stat what it is; never a link
   */
  record Found(String path, PathStat stat) {}

  /** Returns what is there, links followed; empty when nothing is there or a link leads nowhere. */
  Optional<Found> followed(String path) throws StepFailedException, InterruptedException {
    Optional<PathStat> stat = stat(path);
    if (stat.isEmpty() || !stat.get().isLink()) {
      return stat.map(found -> new Found(path, found));
    }
    String target = stat.get().target();
    return stat(target).filter(found -> !found.isLink()).map(found -> new Found(target, found));
  }

  /** Returns the path that is meant by a path whose last part may be a link. */
  String real(String path) throws StepFailedException, InterruptedException {
    return stat(path).filter(PathStat::isLink).map(PathStat::target).orElse(path);
  }

  Optional<PathStat> stat(String path) throws StepFailedException, InterruptedException {
    try (Wire wire = docker.wire()) {
      return docker.bounded(() -> stat(wire.ask("HEAD", request(path))));
    }
  }

  /** Returns where the engine gives out the archive of a path. */
  String request(String path) {
    return "%s/containers/%s/archive?path=%s"
        .formatted(
            docker.apiPrefix(), container.id(), URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  private static Optional<PathStat> stat(Wire.Head head) {
    return head.status() == OK
        ? Optional.ofNullable(head.headers().get("x-docker-container-path-stat")).map(PathStat::of)
        : Optional.empty();
  }
}
