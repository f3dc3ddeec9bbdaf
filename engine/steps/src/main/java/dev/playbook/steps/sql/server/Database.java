package dev.playbook.steps.sql.server;

import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import java.util.Map;
import java.util.Optional;

/** One database as the target file describes it; connects to nothing by itself. */
public record Database(Connection connection, Map<String, String> containerNames) {
  private static final String CONTAINER = "container:";

  /**
   * Checks what can be checked without a look at the server.
   *
   * @throws InputException when the connection is of another type or not complete
   */
  public Database {
    containerNames = Map.copyOf(containerNames);
    if (!connection.type().equals("postgresql")) {
      throw new InputException(
          "connection",
          "connection `%s` is of type `%s`".formatted(connection.name(), connection.type()),
          "name a connection of type `postgresql`");
    }
    for (String key : new String[] {"host", "database", "user"}) {
      if (connection.text(key).isEmpty()) {
        throw new InputException(
            "connection",
            "connection `%s` has no `%s`".formatted(connection.name(), key),
            "add `%s` to the connection in the target file".formatted(key));
      }
    }
  }

  /** Returns the name that playbooks use. */
  public String name() {
    return connection.name();
  }

  String database() {
    return setting("database");
  }

  String user() {
    return setting("user");
  }

  int port() {
    return connection.text("port").map(Integer::parseInt).orElse(5432);
  }

  String host() {
    return setting("host");
  }

  /** Returns the real name of the container that the host stands for. */
  Optional<String> container() {
    return Optional.of(host())
        .filter(host -> host.startsWith(CONTAINER))
        .map(host -> host.substring(CONTAINER.length()))
        .map(name -> containerNames.getOrDefault(name, name));
  }

  private String setting(String key) {
    return connection.text(key).orElseThrow();
  }
}
