package dev.playbook.cli.starter;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.YamlTree;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names of a target: those it has, or those it will have because a first step needs them. */
public final class Place {
  private static final String ANY = "app";
  private static final Map<String, String> SERVICES =
      Map.of("sql", "postgresql", "cypher", "neo4j");

  private final Optional<Block> target;
  private final Map<String, String> connections = new TreeMap<>();
  private boolean needsContainer;

  /**
   * Looks at a target.
   *
   * @param target its file; empty for one that has to be written
   */
  public Place(Optional<Block> target) {
    this.target = target;
  }

  /** Returns a container; empty when the target has none. */
  Optional<String> container() {
    needsContainer = true;
    return target.isEmpty() ? Optional.of(ANY) : first("containers");
  }

  /** Returns a connection that a step type can use; empty when the target has none. */
  Optional<String> connection(String stepType) {
    String service = SERVICES.getOrDefault(stepType, stepType);
    if (target.isEmpty()) {
      connections.put(ANY + "-" + service, service);
      return Optional.of(ANY + "-" + service);
    }
    return target.get().entries("connections").stream()
        .filter(entry -> isOf(service, entry.value()))
        .map(entry -> entry.key().text())
        .findFirst();
  }

  /** Returns an address that says whether all is well, as a value in YAML. */
  String address() {
    return target.isEmpty()
        ? "\"{{target.urls." + ANY + "}}\""
        : first("urls")
            .map(name -> "\"{{target.urls." + name + "}}\"")
            .orElse("\"http://127.0.0.1:8080/\"");
  }

  /** Returns the text of a target that has all the names that were asked for. */
  String text(String id, String schema) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # yaml-language-server: $schema=%s
        # Where things are. A playbook says what to do; the same one runs here, in a drill and in production, on another target.
        schemaVersion: 1
        kind: target
        id: %s
        workdir: ../..                          # commands and relative paths begin here; relative to this file
        protected: false                        # true: whoever destroys something types the name of the target
        urls:
          app: http://127.0.0.1:8080/           # `{{target.urls.app}}` in playbooks
        """
            .formatted(schema, id));
    if (needsContainer) {
      text.append(
          "containers:\n  app: app                              # our word: its real name\n");
    }
    if (!connections.isEmpty()) {
      text.append("connections:\n");
      connections.forEach((name, service) -> text.append(connection(name, service)));
      text.append(
          "secrets:                                # where they are, never what they are\n");
      text.append("  app-password: { env: APP_PASSWORD }\n");
    }
    return text.toString();
  }

  private static String connection(String name, String service) {
    String database = service.equals("postgresql") ? "    database: app\n" : "";
    return "  "
        + name
        + ":\n    type: "
        + service
        + "\n    host: 127.0.0.1\n"
        + database
        + "    user: app\n    password: { secret: app-password }\n";
  }

  private Optional<String> first(String key) {
    return target.flatMap(
        file -> file.entries(key).stream().map(entry -> entry.key().text()).findFirst());
  }

  private static boolean isOf(String service, YamlTree settings) {
    return settings instanceof YamlTree.Mapping block
        && new Block(block).text("type").filter(service::equals).isPresent();
  }
}
