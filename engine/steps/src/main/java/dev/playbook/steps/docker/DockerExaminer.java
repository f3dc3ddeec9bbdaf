package dev.playbook.steps.docker;

import dev.playbook.spi.Examiner;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks whether the Docker Engine answers. */
public final class DockerExaminer implements Examiner {
  private static final String SUBJECT = "docker";
  private static final String COMPOSE = "compose";
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Override
  public List<Finding> examine(Map<String, String> environment) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(engine(environment));
    if (findings.getFirst().health() == Health.OK) {
      findings.add(compose());
    }
    return findings;
  }

  private static Finding compose() throws InterruptedException {
    boolean isThere =
        Presence.of("docker", "compose", "version").isThere()
            || Presence.of("docker-compose", "version").isThere();
    return isThere
        ? Finding.ok(COMPOSE, "for `compose.up` and its like")
        : Finding.warn(
            COMPOSE,
            "there is neither `docker compose` nor `docker-compose`",
            "install one of them, if a playbook uses a type `compose.…`");
  }

  private static Finding engine(Map<String, String> environment) throws InterruptedException {
    try {
      DockerHost host = DockerHost.of(environment);
      try (DockerConnection connection = DockerConnection.open(host, LONGEST)) {
        return Finding.ok(
            SUBJECT, "answers at %s, API %s".formatted(host, connection.prefix().substring(2)));
      }
    } catch (StepFailedException silent) {
      return Finding.warn(
          SUBJECT,
          silent.getMessage() + "; what uses containers cannot be run",
          silent.hint().isEmpty() ? "start Docker, or set DOCKER_HOST" : silent.hint());
    }
  }
}
