package dev.playbook.core.load.schema;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Sizes;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A value that is not what its key wants. */
final class ValueFaults {
  private ValueFaults() {}

  static Diagnostic diagnostic(Violation violation) {
    String kind = violation.schema().path("x-kind").asString("");
    boolean written = violation.written().isPresent() && !isEmpty(violation);
    return switch (kind) {
      case "duration" -> written ? duration(violation) : byKeyword(violation);
      case "size" -> written ? size(violation) : byKeyword(violation);
      case "type" -> written ? stepType(violation) : byKeyword(violation);
      default -> byKeyword(violation);
    };
  }

  private static Diagnostic byKeyword(Violation violation) {
    boolean templated = violation.schema().path("x-templated").asBoolean(false);
    return switch (violation.keyword()) {
      case "type" -> wrongKind(violation);
      case "enum", "const" -> notAllowed(violation);
      case "pattern" -> templated ? wrongKind(violation) : wrongForm(violation);
      default -> outOfBounds(violation);
    };
  }

  private static Diagnostic duration(Violation violation) {
    String text = violation.written().orElse("");
    if (Durations.parse(text).isPresent()) {
      return Rule.OUT_OF_BOUNDS.error(
          violation.value().span(),
          "%s must be longer than `%s`".formatted(violation.name(), text));
    }
    String hint =
        Durations.suggestion(text)
            .map(good -> "write `%s`   (%s)".formatted(good, Durations.UNITS))
            .orElse(
                text.matches("\\d{1,6}")
                    ? "add a unit, for example `%ss`   (%s)".formatted(text, Durations.UNITS)
                    : Durations.UNITS);
    return Rule.DURATION
        .error(violation.value().span(), "`%s` is not a duration".formatted(text))
        .hint(hint);
  }

  private static Diagnostic size(Violation violation) {
    String text = violation.written().orElse("");
    return Rule.SIZE
        .error(violation.value().span(), "`%s` is not a size".formatted(text))
        .hint(
            text.matches("\\d{1,6}")
                ? "add a unit, for example `%sMB`   (%s)".formatted(text, Sizes.UNITS)
                : Sizes.UNITS);
  }

  private static Diagnostic stepType(Violation violation) {
    String text = violation.written().orElse("");
    List<String> known = words(violation.schema().path("enum"));
    String near = DidYouMean.among(known, text);
    return Rule.UNKNOWN_TYPE
        .error(violation.value().span(), "unknown step type `%s`".formatted(text))
        .label("not a step type")
        .hint(near.isEmpty() ? "the step types are " + SchemaFaults.quoted(known) : near);
  }

  private static Diagnostic wrongKind(Violation violation) {
    if (isEmpty(violation)) {
      return Rule.WRONG_KIND
          .error(violation.value().span(), "%s is empty".formatted(violation.name()))
          .hint("write %s, or leave the key out".formatted(Types.words(violation.schema())));
    }
    String wanted = Types.words(violation.schema());
    String message =
        "%s must be %s, not %s".formatted(violation.name(), wanted, Types.word(violation.value()));
    return Rule.WRONG_KIND
        .error(SchemaFaults.beginning(violation.value()), message)
        .hint(quoting(violation));
  }

  /** What YAML took for a number or boolean and was meant as text, and the other way round. */
  private static String quoting(Violation violation) {
    if (!(violation.value() instanceof YamlTree.Scalar scalar)) {
      return "";
    }
    List<String> types = Types.of(violation.schema()).toList();
    if (types.contains("string") && scalar.plain()) {
      return "write `\"%s\"`, in quotes".formatted(scalar.text());
    }
    boolean number = types.contains("integer") || types.contains("number");
    if (number && !scalar.plain() && scalar.text().matches("-?\\d{1,18}")) {
      return "write `%s`, without quotes".formatted(scalar.text());
    }
    if (types.equals(List.of("boolean"))) {
      return "write `true` or `false`";
    }
    return types.contains("array")
        ? "write `[%s]`".formatted(String.join(", ", scalar.text().split(" +", -1)))
        : "";
  }

  private static Diagnostic notAllowed(Violation violation) {
    String text = violation.written().orElse("this");
    List<String> allowed = words(violation.schema().path("enum"));
    String near = DidYouMean.among(allowed, text);
    return Rule.NOT_ALLOWED
        .error(
            SchemaFaults.beginning(violation.value()),
            "`%s` is not allowed for `%s`".formatted(text, violation.key()))
        .hint(near.isEmpty() ? "write one of " + SchemaFaults.quoted(allowed) : near);
  }

  private static Diagnostic wrongForm(Violation violation) {
    String text = violation.written().orElse("");
    JsonNode schema = violation.schema();
    String hint =
        schema.has("x-form")
            ? "use " + schema.path("x-form").asString()
            : "it must match `%s`".formatted(schema.path("pattern").asString());
    return Rule.WRONG_FORM
        .error(
            violation.value().span(),
            "`%s` does not have the form of %s".formatted(text, violation.name()))
        .hint(hint);
  }

  private static Diagnostic outOfBounds(Violation violation) {
    String limit = violation.limit().asString("");
    String message =
        switch (violation.keyword()) {
          case "minimum" -> "must be at least " + limit;
          case "maximum" -> "must be at most " + limit;
          case "exclusiveMinimum" -> "must be more than " + limit;
          case "exclusiveMaximum" -> "must be less than " + limit;
          case "minLength", "minItems", "minProperties" -> fewest(limit);
          case "maxLength" -> "must have at most %s characters".formatted(limit);
          case "maxItems" -> "must have at most %s items".formatted(limit);
          case "maxProperties" -> "must have at most %s keys".formatted(limit);
          case "uniqueItems" -> "has an item twice";
          default -> "does not fit the schema (%s)".formatted(violation.keyword());
        };
    return Rule.OUT_OF_BOUNDS
        .error(SchemaFaults.beginning(violation.value()), violation.name() + " " + message)
        .hint(violation.schema().path("x-message").asString(""));
  }

  private static String fewest(String limit) {
    return limit.equals("1") ? "must not be empty" : "must have at least " + limit;
  }

  private static boolean isEmpty(Violation violation) {
    return violation.value() instanceof YamlTree.Scalar scalar && scalar.value().isEmpty();
  }

  private static List<String> words(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asString).toList();
  }
}
