package dev.playbook.steps.docker;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;

/**
 * Where a port of a container can be reached from this machine.
 *
 * @param host a name or address
 * @param port the port on that host, which is not always the port in the container
 */
public record ContainerAddress(String host, int port) {
  private static final String SHARED = "container:";

  /**
   * Finds the published port, else the container's own address.
   *
   * @param container the container's real name
   * @param port the port inside the container
   * @throws StepFailedException with certainty {@code NOT_STARTED} when there is no way to it
   */
  public static ContainerAddress resolve(String container, int port, ActivityContext context)
      throws StepFailedException, InterruptedException {
    return resolve(Docker.of(context), container, port);
  }

  /** Returns {@code host:port}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static ContainerAddress resolve(Docker docker, String name, int port)
      throws StepFailedException, InterruptedException {
    Container container = docker.container(name);
    if (!container.isRunning()) {
      throw StepFailedException.notStarted(
          "container `%s` does not run: %s".formatted(name, container.status()),
          "look with `docker ps -a`, then start it",
          null);
    }
    if (container.published().containsKey(port)) {
      return container.published().get(port);
    }
    if (container.networkMode().startsWith(SHARED)) {
      return resolve(docker, container.networkMode().substring(SHARED.length()), port);
    }
    return unpublished(docker, container, port);
  }

  private static ContainerAddress unpublished(Docker docker, Container container, int port)
      throws StepFailedException {
    if ("host".equals(container.networkMode())) {
      return new ContainerAddress(docker.publishedHost(), port);
    }
    if (docker.isLocal() && !container.addresses().isEmpty()) {
      return new ContainerAddress(container.addresses().getFirst(), port);
    }
    throw StepFailedException.notStarted(
        "port %d of container `%s` is not published, and the container has no address of its own"
            .formatted(port, container.name()),
        "publish the port, or name the host in the target file",
        null);
  }
}
