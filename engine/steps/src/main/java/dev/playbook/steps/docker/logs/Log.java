package dev.playbook.steps.docker.logs;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Multiplexed;
import dev.playbook.steps.docker.Wire;
import dev.playbook.steps.process.output.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What one container has printed.
 *
 * @param docker the engine
 * @param container which
 */
record Log(Docker docker, Container container) {
  private static final int OK = 200;
  private static final int CHUNK = 16 * 1024;
  private static final int LONGEST_REFUSAL = 4096;

  /** Reads it line by line, both streams, in the order in which the engine kept them. */
  void read(String query, LineSink sink) throws StepFailedException, InterruptedException {
    boolean terminal = hasTerminal();
    String path = "%s/containers/%s/logs?%s".formatted(docker.apiPrefix(), container.id(), query);
    try (Wire wire = docker.wire()) {
      docker.bounded(() -> read(wire, path, terminal, sink));
    }
  }

  /** With a terminal there is only one stream, and it comes as it is. */
  private boolean hasTerminal() throws StepFailedException, InterruptedException {
    var said = docker.call(api -> api.inspectContainerCmd(container.id()).exec());
    return Boolean.TRUE.equals(said.getConfig().getTty());
  }

  private boolean read(Wire wire, String path, boolean terminal, LineSink sink)
      throws IOException, StepFailedException {
    if (wire.ask("GET", path).status() != OK) {
      byte[] refusal = wire.input().readNBytes(LONGEST_REFUSAL);
      throw refused(Docker.answer(new String(refusal, StandardCharsets.UTF_8)));
    }
    try {
      if (terminal) {
        readPlain(wire.input(), lines(sink));
      } else {
        readMultiplexed(wire.input(), lines(sink), lines(sink));
      }
      return true;
    } catch (UncheckedIOException unwritten) {
      throw new StepFailedException(
          "the log of container `%s` cannot be kept: %s"
              .formatted(container.name(), unwritten.getMessage()),
          "look whether the disk is full");
    }
  }

  private static Lines lines(LineSink sink) {
    return new Lines(
        line -> {
          try {
            sink.add(line);
          } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
          }
        });
  }

  private static void readPlain(InputStream in, Lines lines) throws IOException {
    byte[] buffer = new byte[CHUNK];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      lines.add(buffer, count);
    }
    lines.finish();
  }

  private static void readMultiplexed(InputStream in, Lines stdout, Lines stderr)
      throws IOException {
    Multiplexed.copy(
        in,
        new Multiplexed.Output() {
          @Override
          public void stdout(byte[] bytes, int length) {
            stdout.add(bytes, length);
          }

          @Override
          public void stderr(byte[] bytes, int length) {
            stderr.add(bytes, length);
          }
        });
    stdout.finish();
    stderr.finish();
  }

  private StepFailedException refused(String answer) {
    return StepFailedException.notStarted(
        "Docker does not give out the log of container `%s`: %s"
            .formatted(container.name(), answer),
        "look with `docker inspect -f '{{.HostConfig.LogConfig.Type}}' %s` where it logs to"
            .formatted(container.name()),
        null);
  }
}
