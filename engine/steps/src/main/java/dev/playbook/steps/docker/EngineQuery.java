package dev.playbook.steps.docker;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.http.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One question to the engine that the client library cannot ask, answered by a JSON object. */
public final class EngineQuery {
  private static final int OK = 200;
  private static final int LONGEST = 4 * 1024 * 1024;

  private EngineQuery() {}

  /**
   * Asks and reads the answer.
   *
   * @param path what follows the version of the API, for example {@code /containers/x/top}
   * @param what what is asked for, in the words of an operator
   * @throws StepFailedException with certainty {@code NOT_STARTED} when the engine does not tell
   */
  public static Map<?, ?> ask(Docker docker, String path, String what)
      throws StepFailedException, InterruptedException {
    try (Wire wire = docker.wire()) {
      return docker.bounded(() -> answer(wire, docker.apiPrefix() + path, what));
    }
  }

  private static Map<?, ?> answer(Wire wire, String path, String what)
      throws IOException, StepFailedException {
    int status = wire.ask("GET", path).status();
    String body = new String(wire.input().readNBytes(LONGEST), StandardCharsets.UTF_8);
    Object value = status == OK ? JsonText.read(body).map(JsonText.Parsed::value).orElse("") : "";
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw StepFailedException.notStarted(
        "Docker does not tell %s: %s".formatted(what, Docker.answer(body)),
        "look with `docker ps -a`",
        null);
  }
}
