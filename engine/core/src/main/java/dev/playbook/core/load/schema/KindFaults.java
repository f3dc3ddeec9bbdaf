package dev.playbook.core.load.schema;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Text where a block should be, and the like. */
final class KindFaults {
  /** More keys than these are no help. */
  private static final int FEW = 10;

  private KindFaults() {}

  static Diagnostic diagnostic(Violation violation) {
    return violation.value() instanceof YamlTree.Scalar scalar && scalar.value().isEmpty()
        ? empty(violation)
        : wrong(violation);
  }

  private static Diagnostic empty(Violation violation) {
    JsonNode schema = violation.schema();
    String wanted =
        schema.has("enum") ? "one of " + SchemaFaults.quoted(schema.path("enum")) : wanted(schema);
    return Rule.WRONG_KIND
        .error(violation.value().span(), "%s is empty".formatted(violation.name()))
        .hint("write %s%s".formatted(wanted, violation.needed() ? "" : ", or leave the key out"));
  }

  private static Diagnostic wrong(Violation violation) {
    String wanted = wanted(violation.schema());
    String given = given(violation);
    return Rule.WRONG_KIND
        .error(
            SchemaFaults.beginning(violation.value()),
            "%s must be %s, not %s".formatted(violation.name(), wanted, given))
        .hint(hint(violation));
  }

  private static String wanted(JsonNode schema) {
    if (isExpression(schema)) {
      return "an expression";
    }
    return schema.has("enum") ? "one word" : Types.words(schema);
  }

  private static String given(Violation violation) {
    List<String> wanted = Types.of(violation.schema()).toList();
    boolean fraction = wanted.contains("integer") && !wanted.contains("number");
    boolean number =
        violation.value() instanceof YamlTree.Scalar scalar
            && scalar.value().orElse("") instanceof Double;
    return fraction && number ? "a fraction" : Types.word(violation.value());
  }

  private static String hint(Violation violation) {
    JsonNode schema = violation.schema();
    if (schema.has("enum")) {
      return "write one of " + SchemaFaults.quoted(schema.path("enum"));
    }
    if (isExpression(schema)) {
      return Types.of(schema).anyMatch("number"::equals)
          ? "write for example `2 * 100ms`"
          : "write a condition, for example `result.status == 200`; join several with `&&`";
    }
    List<String> wanted = Types.of(schema).toList();
    return switch (violation.value()) {
      case YamlTree.Scalar scalar -> ofScalar(scalar, wanted, violation);
      case YamlTree.Sequence _ ->
          wanted.equals(List.of("object")) ? "write `key: value` lines, without dashes" : "";
      case YamlTree.Mapping _ -> wanted.equals(List.of("array")) ? "begin each item with `- `" : "";
    };
  }

  private static String ofScalar(YamlTree.Scalar scalar, List<String> wanted, Violation violation) {
    JsonNode schema = violation.schema();
    if (wanted.contains("string") && scalar.plain()) {
      return quoted(scalar.text(), schema);
    }
    if (wanted.contains("integer") || wanted.contains("number")) {
      return number(scalar);
    }
    if (wanted.equals(List.of("boolean"))) {
      return "write `true` or `false`";
    }
    return wanted.contains("array") ? list(scalar.text(), schema) : keys(violation);
  }

  /** What YAML took for a number or boolean and was meant as text. */
  private static String quoted(String text, JsonNode schema) {
    boolean fits = !schema.has("pattern") || text.matches(schema.path("pattern").asString());
    return fits
        ? "write `\"%s\"`, in quotes".formatted(text)
        : "use " + schema.path("x-form").asString("text");
  }

  private static String number(YamlTree.Scalar scalar) {
    String digits = scalar.text().replace("_", "").replaceFirst("\\.0+$", "");
    if (!digits.matches("-?\\d{1,18}")) {
      return "";
    }
    return scalar.plain()
        ? "write `%s`".formatted(digits)
        : "write `%s`, without quotes".formatted(digits);
  }

  private static String list(String text, JsonNode schema) {
    if (Types.of(schema.path("items")).noneMatch("string"::equals)) {
      return "begin each item with `- `";
    }
    return text.isBlank() || text.contains("\n")
        ? ""
        : "write `[%s]`".formatted(String.join(", ", text.strip().split("[,\\s]+", -1)));
  }

  private static String keys(Violation violation) {
    JsonNode known = violation.schema().path("properties");
    return known.isEmpty() || known.size() > FEW || violation.isConditional()
        ? ""
        : "its keys are "
            + known.propertyNames().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
  }

  private static boolean isExpression(JsonNode schema) {
    return schema.path("x-kind").asString("").equals("expression");
  }
}
