package dev.playbook.steps.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One open client of an engine, kept for the whole run. */
final class DockerConnection implements AutoCloseable {
  /** The newest API that these steps were written for; older engines are asked in their own. */
  private static final int OUR_MINOR = 44;

  private static final int OLDEST_MINOR = 30;
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
  private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,3})");

  /** What the client library has to say is said by our own messages; held, or it is forgotten. */
  private static final Logger LIBRARY = Logger.getLogger("com.github.dockerjava");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final DockerHost host;
  private final int minor;
  private final DockerHttpClient http;
  private final DockerClient api;

  private DockerConnection(DockerHost host, int minor, DockerHttpClient http) {
    this.host = host;
    this.minor = minor;
    this.http = http;
    this.api =
        DockerClientImpl.getInstance(
            new DefaultDockerClientConfig.Builder()
                .withDockerHost(host.toString())
                .withDockerTlsVerify(false)
                .withApiVersion(RemoteApiVersion.create(1, minor))
                .build(),
            http);
  }

  static DockerConnection open(DockerHost host, Duration remaining)
      throws StepFailedException, InterruptedException {
    Duration limit = remaining.compareTo(FIRST_ANSWER) < 0 ? remaining : FIRST_ANSWER;
    try {
      int minor = minor(host, Bounded.call(limit, () -> serverVersion(host)));
      return new DockerConnection(
          host, minor, new ZerodepDockerHttpClient.Builder().dockerHost(host.address()).build());
    } catch (ExecutionException | TimeoutException e) {
      throw host.doesNotAnswer(e, Certainty.NOT_STARTED);
    }
  }

  DockerHost host() {
    return host;
  }

  DockerClient api() {
    return api;
  }

  /** Returns how every path of the negotiated API begins. */
  String prefix() {
    return "/v1." + minor;
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException gone) {
      // a connection that cannot be closed properly is closed all the same
    }
  }

  private static String serverVersion(DockerHost host) throws IOException {
    try (Wire wire = Wire.open(host)) {
      return wire.ask("HEAD", "/_ping").headers().getOrDefault("api-version", "");
    }
  }

  private static int minor(DockerHost host, String version) throws StepFailedException {
    Matcher known = VERSION.matcher(version);
    if (!known.matches() || Integer.parseInt(known.group(1)) < OLDEST_MINOR) {
      throw StepFailedException.notStarted(
          "what answers at %s speaks API `%s`, not 1.%d or newer"
              .formatted(host, version, OLDEST_MINOR),
          "look with `docker -H " + host + " version`",
          null);
    }
    return Math.min(OUR_MINOR, Integer.parseInt(known.group(1)));
  }
}
