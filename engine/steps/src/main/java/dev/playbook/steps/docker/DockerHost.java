package dev.playbook.steps.docker;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the Docker Engine listens.
 *
 * @param address {@code unix:///path} or {@code tcp://host:port}
 */
record DockerHost(URI address) {
  private static final String USUAL = "unix:///var/run/docker.sock";
  private static final String FORWARD_HINT =
      "forward the socket, for example `ssh -N -L /tmp/docker.sock:/var/run/docker.sock HOST`, and"
          + " set DOCKER_HOST=unix:///tmp/docker.sock";

  static DockerHost of(ActivityContext context) throws StepFailedException {
    return of(context.environment());
  }

  static DockerHost of(Map<String, String> environment) throws StepFailedException {
    String text = variable("DOCKER_HOST", environment).orElse(USUAL);
    DockerHost host = new DockerHost(parse(text));
    switch (String.valueOf(host.address.getScheme())) {
      case "unix" -> {}
      case "tcp" -> host.refuseTls(environment);
      default -> throw refused("DOCKER_HOST is `" + text + "`: only unix:// and tcp:// are known");
    }
    return host;
  }

  /** Opens a connection of its own, to be closed by the caller. */
  SocketChannel open() throws IOException {
    if (!isLocal()) {
      return SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(address.getPath()));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns whether the engine runs on this machine, so that its process numbers are ours. */
  boolean isLocal() {
    return "unix".equals(address.getScheme());
  }

  /** Returns how this machine reaches a port that the engine published on all its addresses. */
  String publishedHost() {
    return isLocal() ? "127.0.0.1" : address.getHost();
  }

  /** Says in own words why nobody answered. */
  StepFailedException doesNotAnswer(Throwable fault, StepFailedException.Certainty certainty) {
    return new StepFailedException(
        certainty, "Docker does not answer at " + this + ": " + reason(fault), hint(), fault);
  }

  @Override
  public String toString() {
    return address.toString();
  }

  private String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage());
    if (isLocal() && !Files.exists(Path.of(address.getPath()))) {
      return "there is no such socket";
    }
    if (text.contains("Permission denied")) {
      return "user `%s` may not open the socket".formatted(System.getProperty("user.name"));
    }
    if (text.contains("refused")) {
      return "nobody listens there";
    }
    return root instanceof IOException ? "the connection broke" : "no answer in time";
  }

  private String hint() {
    return "look with `docker -H %s info`%s"
        .formatted(this, isLocal() ? " and `systemctl status docker`" : "");
  }

  private void refuseTls(Map<String, String> environment) throws StepFailedException {
    if (variable("DOCKER_TLS_VERIFY", environment).isPresent()) {
      throw refused("DOCKER_TLS_VERIFY is set: Docker over TLS is not supported");
    }
    if (address.getHost() == null || address.getPort() < 0) {
      throw refused("DOCKER_HOST is `" + address + "`: write tcp://host:port");
    }
  }

  private static URI parse(String text) throws StepFailedException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw refused("DOCKER_HOST is `" + text + "`: this is no address");
    }
  }

  private static StepFailedException refused(String message) {
    return StepFailedException.notStarted(message, FORWARD_HINT, null);
  }

  private static Optional<String> variable(String name, Map<String, String> environment) {
    return Optional.ofNullable(environment.getOrDefault(name, System.getenv(name)))
        .filter(value -> !value.isBlank());
  }
}
