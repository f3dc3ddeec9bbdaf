package dev.playbook.core.load.schema;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A violation of a schema in our words. */
final class SchemaFaults {
  private SchemaFaults() {}

  static Diagnostic diagnostic(Violation violation) {
    return switch (violation.keyword()) {
      case "additionalProperties", "false" -> unknownKey(violation);
      case "required", "dependencies", "dependentRequired" -> missingKey(violation);
      case Alternatives.ONE_OF_KEYS -> noneOfKeys(violation);
      case "propertyNames" -> badName(violation);
      case "oneOf", "anyOf", "not" -> combination(violation);
      default -> ValueFaults.diagnostic(violation);
    };
  }

  private static Diagnostic unknownKey(Violation violation) {
    boolean refused = violation.keyword().equals("false");
    String key = refused ? violation.key() : violation.property();
    String message = "`%s` is not a key of %s".formatted(key, violation.block());
    return Rule.UNKNOWN_KEY
        .error(keySpan(violation.value(), key), message)
        .hint(KeyHints.hint(violation, key));
  }

  private static Diagnostic missingKey(Violation violation) {
    if (!violation.keyword().equals("required")) {
      return needsAnother(violation);
    }
    String key = violation.property();
    return Rule.MISSING_KEY
        .error(
            beginning(violation.value()), "%s needs the key `%s`".formatted(violation.block(), key))
        .hint(meaning(violation.schema().path("properties").path(key), key));
  }

  /** A description begins with the sentence that says what the key is. */
  private static String meaning(JsonNode schema, String key) {
    String description = schema.path("description").asString("");
    String sentence = description.replaceFirst("(?s)[.;:](?: .*)?$", "");
    return sentence.isEmpty() ? "" : "add `%s:`, %s".formatted(key, lowered(sentence));
  }

  private static String lowered(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Diagnostic needsAnother(Violation violation) {
    String key = violation.property();
    return Rule.COMBINATION
        .error(
            keySpan(violation.value(), key),
            "`%s` needs %s beside it".formatted(key, quoted(violation.limit().path(key))))
        .hint("add %s, or leave out `%s`".formatted(quoted(violation.limit().path(key)), key));
  }

  private static Diagnostic noneOfKeys(Violation violation) {
    return Rule.MISSING_KEY.error(
        beginning(violation.value()),
        "%s needs one of the keys %s"
            .formatted(violation.block(), quoted(violation.schema().path("required"))));
  }

  private static Diagnostic badName(Violation violation) {
    String form = violation.schema().path("x-form").asString("another form");
    return Rule.WRONG_FORM
        .error(
            keySpan(violation.value(), violation.property()),
            "`%s` cannot be a name here".formatted(violation.property()))
        .hint(
            "use %s, and begin with a letter%s"
                .formatted(form, NearNames.suggestion(violation.property(), form, true)));
  }

  private static Diagnostic combination(Violation violation) {
    JsonNode schema = violation.schema();
    String message =
        schema
            .path("x-message")
            .asString("these keys of %s do not go together".formatted(violation.block()));
    String keys =
        StreamSupport.stream(schema.path(violation.keyword()).spliterator(), false)
            .map(form -> form.path("required"))
            .filter(required -> !required.isEmpty())
            .map(SchemaFaults::quoted)
            .collect(Collectors.joining(" or "));
    return Rule.COMBINATION
        .error(beginning(violation.value()), message)
        .hint(keys.isEmpty() || schema.has("x-message") ? "" : "write either " + keys);
  }

  static String quoted(JsonNode names) {
    return quoted(
        StreamSupport.stream(names.spliterator(), false).map(JsonNode::asString).toList());
  }

  static String quoted(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static Span keySpan(YamlTree value, String key) {
    return value instanceof YamlTree.Mapping block
        ? block.entry(key).map(entry -> entry.key().span()).orElse(block.span())
        : value.span();
  }

  /** A whole block is too much to underline: its first key stands for it. */
  static Span beginning(YamlTree value) {
    return value instanceof YamlTree.Mapping block && !block.entries().isEmpty()
        ? block.entries().getFirst().key().span()
        : value.span();
  }
}
