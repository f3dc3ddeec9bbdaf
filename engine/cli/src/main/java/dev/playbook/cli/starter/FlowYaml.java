package dev.playbook.cli.starter;

import dev.playbook.core.json.Json;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as people write it in YAML: in one line, quoted only where it must be. */
final class FlowYaml {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/.][\\w./-]*(?: [\\w./-]+)*|\\d+(?:ms|[smhd])");
  private static final Pattern NO_TEXT =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|[.](inf|nan)");

  private FlowYaml() {}

  static String of(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(field -> text(field.getKey()) + ": " + of(field.getValue()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (node.isArray()) {
      return node.valueStream().map(FlowYaml::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isString() ? text(node.asString()) : node.toString();
  }

  static String text(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !NO_TEXT.matcher(text).matches();
    return plain ? text : Json.write(text);
  }
}
