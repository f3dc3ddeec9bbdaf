package dev.playbook.cli.starter;

import dev.playbook.core.catalog.KeySchema;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.json.PlainNodes;
import dev.playbook.core.model.Durations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps to begin with: the examples of their types, with the names of a target. */
final class FirstSteps {
  /** Better beginnings than the examples, which come out of larger playbooks. */
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "shell", "{ script: echo put the rollback here }",
          "compose.down", "{ grace: 30s }",
          "compose.start", "{ services: [app] }",
          "compose.stop", "{ services: [app] }",
          "compose.up", "{}");

  /** What is stopped is started again. */
  private static final Map<String, String> COMPANIONS =
      Map.of(
          "compose.down",
          "compose.up",
          "compose.stop",
          "compose.up",
          "docker.stop",
          "docker.start");

  private final Place place;
  private final Set<String> ids = new HashSet<>();

  FirstSteps(Place place) {
    this.place = place;
  }

  /** Returns the types to begin with, and those without which they are not whole. */
  static List<String> whole(List<String> types) {
    List<String> whole = new ArrayList<>(types);
    types.stream()
        .filter(COMPANIONS::containsKey)
        .map(type -> Objects.requireNonNull(COMPANIONS.get(type)))
        .filter(companion -> !whole.contains(companion))
        .forEach(whole::add);
    return whole;
  }

  String text(List<StepSchema> types) {
    return types.stream().map(this::step).collect(Collectors.joining());
  }

  private String step(StepSchema type) {
    String id = id(type.name().replace('.', '-'));
    String timeout =
        type.timeout().map(Durations::format).map(it -> "    timeout: " + it + "\n").orElse("");
    return """
          - id: %s
            name: %s
            type: %s
            with: %s
        """
            .formatted(id, FlowYaml.text(sentence(type)), type.name(), with(type))
        + timeout
        + "    estimate: 5s\n"
        + (type.name().equals("shell") ? undo(id) : "");
  }

  private static String undo(String id) {
    return """
            undo:                               # a program keeps nothing by itself: say how to take it back
              - { id: %s-back, type: shell, with: { script: "echo put the way back here" }, timeout: 1m }
        """
        .formatted(id);
  }

  /** The first words of what the type says about itself. */
  private static String sentence(StepSchema type) {
    return type.description().replaceFirst("[.,:;].*", "");
  }

  private String with(StepSchema type) {
    String beginning = BEGINNINGS.get(type.name());
    return beginning != null
        ? beginning
        : FlowYaml.of(named(type.node().path("examples").path(0).path("with"), type.with(), type));
  }

  private String id(String wanted) {
    String id = wanted;
    for (int number = 2; !ids.add(id); number++) {
      id = wanted + "-" + number;
    }
    return id;
  }

  private JsonNode named(JsonNode value, KeySchema schema, StepSchema type) {
    if (value.isObject()) {
      ObjectNode block = PlainNodes.INSTANCE.objectNode();
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        block.set(field.getKey(), named(field.getValue(), schema.key(field.getKey()), type));
      }
      return block;
    }
    if (value.isArray()) {
      ArrayNode list = PlainNodes.INSTANCE.arrayNode();
      value
          .valueStream()
          .map(item -> named(item, schema.item(), type))
          .distinct()
          .forEach(list::add);
      return list;
    }
    return switch (schema.kind().orElse(null)) {
      case CONTAINER -> name("container", place.container(), type);
      case CONNECTION -> name("connection", place.connection(type.name()), type);
      case DURATION, SIZE, PATH, URL, EXPRESSION -> value;
      case null -> value;
    };
  }

  private static JsonNode name(String noun, Optional<String> name, StepSchema type) {
    return PlainNodes.INSTANCE.stringNode(
        name.orElseThrow(() -> new MissingNameException(noun, type.name())));
  }
}
