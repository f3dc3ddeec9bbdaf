package dev.playbook.steps.docker.process;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Multiplexed;
import dev.playbook.steps.docker.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open output, and input, of a command in a container.
 *
 * <p>Spoken here and not by the client library because a command that reads its standard input to
 * the end needs that end: the library cannot close one direction of the connection.
 */
public final class ExecStream implements AutoCloseable {
  private static final String ATTACHED = "{\"Detach\":false,\"Tty\":false}";
  private static final int SWITCHED = 101;
  private static final int OK = 200;
  private static final int LONGEST_REFUSAL = 4096;
  private static final int CHUNK = 16 * 1024;

  private final Wire wire;
  private volatile @Nullable IOException inputFault;

  private ExecStream(Wire wire) {
    this.wire = wire;
  }

  static ExecStream start(Docker docker, String id)
      throws StepFailedException, InterruptedException {
    Wire wire = docker.wire();
    try {
      String path = docker.apiPrefix() + "/exec/" + id + "/start";
      int status = docker.bounded(() -> wire.upgrade(path, ATTACHED).status());
      if (status != SWITCHED && status != OK) {
        throw refused(docker.bounded(() -> text(wire)));
      }
      return new ExecStream(wire);
    } catch (StepFailedException | InterruptedException | RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  /** Hands over the output until the command, and all that holds its output, is done. */
  public void copyTo(Multiplexed.Output output) throws IOException {
    Multiplexed.copy(wire.input(), output);
  }

  /** Sends the input in a thread of its own, then its end. */
  public void feed(InputStream input) {
    Thread.ofVirtual().name("docker-stdin").start(() -> send(input));
  }

  /** Returns why the input could not be read to its end, so that the command saw only a part. */
  public Optional<IOException> inputFault() {
    return Optional.ofNullable(inputFault);
  }

  @Override
  public void close() {
    wire.close();
  }

  private void send(InputStream input) {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int count = read(input, buffer); count >= 0; count = read(input, buffer)) {
        wire.output().write(buffer, 0, count);
      }
      wire.endOutput();
    } catch (IOException ended) {
      // a command may end without reading all of its input
    }
  }

  private int read(InputStream input, byte[] buffer) {
    try {
      return input.read(buffer);
    } catch (IOException broken) {
      inputFault = broken;
      return -1;
    }
  }

  private static String text(Wire wire) throws IOException {
    return new String(wire.input().readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
  }

  private static StepFailedException refused(String body) {
    return StepFailedException.notStarted(
        "Docker refused to start the command: " + Docker.answer(body),
        "look with `docker ps -a`, whether the container runs",
        null);
  }
}
