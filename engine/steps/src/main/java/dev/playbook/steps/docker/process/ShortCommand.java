package dev.playbook.steps.docker.process;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Multiplexed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A small command of the engine's own in a container, such as {@code mv}, and what it said. */
public final class ShortCommand {
  private static final int ENOUGH = 256 * 1024;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private ShortCommand() {}

  /**
   * How it ended.
   *
   * @param exitCode its exit code
   * @param output what it printed, both streams
   */
  public record Ended(int exitCode, String output) {}

  /**
   * Runs it to its end.
   *
   * @throws StepFailedException with certainty {@code UNKNOWN} when its end was not seen
   */
  public static Ended run(Docker docker, Container container, ExecRequest request)
      throws StepFailedException, InterruptedException {
    Exec exec = Exec.create(docker, container, request);
    ShortCommand command = new ShortCommand();
    Docker after = docker.afterwards();
    try (ExecStream stream = exec.start()) {
      after.whileItRuns(container, () -> command.listen(stream));
    }
    int exitCode =
        exec.exitCode(after, after.remaining())
            .orElseThrow(
                () ->
                    StepFailedException.unknown(
                        "`%s` in container `%s` has no known end"
                            .formatted(request, container.name()),
                        "look with `docker top " + container.name() + "`",
                        null));
    return new Ended(exitCode, command.said.toString(StandardCharsets.UTF_8).strip());
  }

  private boolean listen(ExecStream stream) throws IOException {
    stream.copyTo(
        new Multiplexed.Output() {
          @Override
          public void stdout(byte[] bytes, int length) {
            keep(bytes, length);
          }

          @Override
          public void stderr(byte[] bytes, int length) {
            keep(bytes, length);
          }
        });
    return true;
  }

  private void keep(byte[] bytes, int length) {
    said.write(bytes, 0, Math.min(length, Math.max(0, ENOUGH - said.size())));
  }
}
