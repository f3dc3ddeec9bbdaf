package dev.playbook.steps.compose;

import dev.playbook.steps.docker.ScratchContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A compose project of its own for one test, removed afterwards. */
record ScratchProject(Path directory, String name) implements AutoCloseable {
  private static final String FILE =
      """
      version: "3.8"
      services:
        web:
          image: debian:trixie-slim
          command: [sleep, "3600"]
          init: true
          network_mode: none
          depends_on: [db]
          healthcheck: { test: [CMD, test, -e, /healthy], interval: 1s, retries: 1 }
          environment: { COLOUR: "${COLOUR:-blue}" }
        db:
          image: debian:trixie-slim
          command: [sleep, "3600"]
          init: true
          network_mode: none
      """;

  static ScratchProject make(Path directory) throws IOException {
    ScratchContainer.dockerOrSkip();
    Files.writeString(directory.resolve("docker-compose.yml"), FILE);
    String id = UUID.randomUUID().toString().substring(0, 12);
    return new ScratchProject(directory, "pbscratch-" + id);
  }

  void replace(String what, String with) throws IOException {
    Path file = directory.resolve("docker-compose.yml");
    Files.writeString(file, Files.readString(file).replace(what, with));
  }

  void append(String text) throws IOException {
    Files.writeString(directory.resolve("docker-compose.yml"), text, StandardOpenOption.APPEND);
  }

  /** Makes the health check succeed from the start. */
  void alwaysHealthy() throws IOException {
    replace("/healthy", "/");
  }

  String container(String service) {
    return name + "_" + service + "_1";
  }

  String state(String service) {
    return ScratchContainer.docker("inspect", "-f", "{{.State.Status}}", container(service));
  }

  String id(String service) {
    return ScratchContainer.docker("inspect", "-f", "{{.Id}}", container(service));
  }

  void compose(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("docker-compose", "-p", name));
    argv.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(argv).directory(directory.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(output);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    compose("down", "-t", "0", "--volumes");
  }
}
