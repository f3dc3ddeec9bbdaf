package dev.playbook.core.load.schema;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Sizes;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Template;
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
      case "type" -> KindFaults.diagnostic(violation);
      case "enum", "const" ->
          violation.written().isEmpty() || isEmpty(violation)
              ? KindFaults.diagnostic(violation)
              : notAllowed(violation);
      case "pattern" -> templated ? KindFaults.diagnostic(violation) : wrongForm(violation);
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
    return Rule.DURATION
        .error(violation.value().span(), "`%s` is not a duration".formatted(text))
        .hint(durationHint(text));
  }

  private static String durationHint(String text) {
    if (Template.hasTags(text)) {
      return "write the duration itself: templates cannot stand here";
    }
    if (text.matches("\\d{1,6}")) {
      return "add a unit, for example `%ss`   (%s)".formatted(text, Durations.UNITS);
    }
    return Durations.suggestion(text)
        .map(good -> "write `%s`   (%s)".formatted(good, Durations.UNITS))
        .orElse(Durations.UNITS);
  }

  private static Diagnostic size(Violation violation) {
    String text = violation.written().orElse("");
    return Rule.SIZE
        .error(violation.value().span(), "`%s` is not a size".formatted(text))
        .hint(sizeHint(text));
  }

  private static String sizeHint(String text) {
    if (text.matches("\\d{1,6}")) {
      return "add a unit, for example `%sMB`   (%s)".formatted(text, Sizes.UNITS);
    }
    return Sizes.suggestion(text)
        .map(good -> "write `%s`   (%s)".formatted(good, Sizes.UNITS))
        .orElse(Sizes.UNITS);
  }

  private static Diagnostic stepType(Violation violation) {
    String text = violation.written().orElse("");
    String refused = violation.schema().path("x-refused").path(text).asString("");
    if (!refused.isEmpty()) {
      return Rule.COMBINATION
          .error(violation.value().span(), refused)
          .hint("write a step type here; `playbook steps` lists them");
    }
    List<String> known = words(violation.schema().path("enum"));
    String near = DidYouMean.among(known, text);
    return Rule.UNKNOWN_TYPE
        .error(violation.value().span(), "unknown step type `%s`".formatted(text))
        .label("not a step type")
        .hint(near.isEmpty() ? "the step types are " + SchemaFaults.quoted(known) : near);
  }

  private static Diagnostic notAllowed(Violation violation) {
    String text = violation.written().orElse("");
    List<String> allowed = words(violation.schema().path("enum"));
    String near = DidYouMean.among(allowed, text);
    String one = allowed.size() == 1 ? "write " : "write one of ";
    return Rule.NOT_ALLOWED
        .error(
            SchemaFaults.beginning(violation.value()),
            "`%s` is not allowed for `%s`".formatted(text, violation.key()))
        .hint(
            near.isEmpty()
                ? violation.schema().path("x-message").asString(one + SchemaFaults.quoted(allowed))
                : near);
  }

  private static Diagnostic wrongForm(Violation violation) {
    String text = violation.written().orElse("");
    JsonNode schema = violation.schema();
    String form = schema.path("x-form").asString("");
    String hint =
        schema.has("x-form")
            ? "use " + form + NearNames.suggestion(text, form, false)
            : "it must match `%s`".formatted(schema.path("pattern").asString());
    return Rule.WRONG_FORM
        .error(
            violation.value().span(),
            "`%s` does not have the form of %s".formatted(text, violation.name()))
        .label(form.startsWith("letters") ? NearNames.stranger(text).orElse("") : "")
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
          case "maxItems" -> most(limit, "item");
          case "maxProperties" -> most(limit, "key");
          case "uniqueItems" -> "has an item twice";
          default -> "does not fit the schema (%s)".formatted(violation.keyword());
        };
    return Rule.OUT_OF_BOUNDS
        .error(SchemaFaults.beginning(violation.value()), violation.name() + " " + message)
        .hint(violation.schema().path("x-message").asString(""));
  }

  private static String most(String limit, String noun) {
    return "must have at most %s %s%s".formatted(limit, noun, limit.equals("1") ? "" : "s");
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
