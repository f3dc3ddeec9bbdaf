package dev.playbook.steps.cypher.server;

import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import java.util.Map;
import java.util.Optional;

/** One graph as the target file describes it; connects to nothing by itself. */
public record Graph(Connection connection, Map<String, String> containerNames) {
  private static final String CONTAINER = "container:";

  /**
   * Checks what can be checked without a look at the server.
   *
   * @throws InputException when the connection is of another type or not complete
   */
  public Graph {
    containerNames = Map.copyOf(containerNames);
    if (!connection.type().equals("neo4j")) {
      throw new InputException(
          "connection",
          "connection `%s` is of type `%s`".formatted(connection.name(), connection.type()),
          "name a connection of type `neo4j`");
    }
    if (connection.text("uri").isEmpty() && connection.text("host").isEmpty()) {
      throw new InputException(
          "connection",
          "connection `%s` has neither `uri` nor `host`".formatted(connection.name()),
          "add one of them to the connection in the target file");
    }
  }

  /** Returns the name that playbooks use. */
  public String name() {
    return connection.name();
  }

  int port() {
    return connection.text("port").map(Integer::parseInt).orElse(7687);
  }

  /** Returns the real name of the container that the host stands for. */
  Optional<String> container() {
    return connection
        .text("host")
        .filter(host -> host.startsWith(CONTAINER))
        .map(host -> host.substring(CONTAINER.length()))
        .map(name -> containerNames.getOrDefault(name, name));
  }
}
