package dev.playbook.core.load.schema;

import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What was meant by a key that a block does not have. */
final class KeyHints {
  /** Keys that the language has and this version does not read. */
  private static final List<String> LATER = List.of("communications", "drill");

  /** What other tools call it. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("if", "when"),
          Map.entry("failed_when", "expect"),
          Map.entry("ignore_errors", "onFailure"),
          Map.entry("continue-on-error", "onFailure"),
          Map.entry("attempts", "maxAttempts"),
          Map.entry("retries", "maxAttempts"),
          Map.entry("delay", "interval"),
          Map.entry("environment", "env"),
          Map.entry("args", "with"),
          Map.entry("params", "with"),
          Map.entry("values", "enum"),
          Map.entry("options", "enum"),
          Map.entry("choices", "enum"),
          Map.entry("tasks", "steps"),
          Map.entry("checks", "validations"),
          Map.entry("max", "limit"));

  /** A key and a value in one: {@code type http}, {@code type:http}. */
  private static final Pattern STUCK = Pattern.compile("(\\w+)(?:\\s+|:)(\\S.*)");

  /** More names than these are no help. */
  private static final int FEW = 12;

  private KeyHints() {}

  /** Returns the known key that was meant, if one can be told. */
  static Optional<String> meant(Violation violation) {
    List<String> missing = missing(violation);
    String key = violation.property();
    return DidYouMean.closest(missing, key)
        .or(() -> Optional.ofNullable(ELSEWHERE.get(key)).filter(missing::contains))
        .or(() -> stuck(violation).map(both -> both.group(1)).filter(missing::contains))
        .or(() -> missing.stream().filter(_ -> missing.size() == 1).findFirst());
  }

  /** Whether the key is one of the values of the block's step type. */
  static boolean belongsUnderWith(Violation violation) {
    return violation.value() instanceof YamlTree.Mapping block
        && block.get("type").orElse(null) instanceof YamlTree.Scalar type
        && violation
            .grammar()
            .path("definitions")
            .path("with." + type.text())
            .path("properties")
            .has(violation.property());
  }

  static String hint(Violation violation, String key) {
    Optional<String> meant = meant(violation);
    return stuck(violation)
        .filter(both -> meant.equals(Optional.of(both.group(1))))
        .map(KeyHints::apart)
        .or(() -> meant.map(name -> near(violation, name, key)))
        .orElseGet(() -> other(violation, key));
  }

  private static String near(Violation violation, String name, String key) {
    boolean alike = DidYouMean.closest(missing(violation), key).isPresent();
    if (alike) {
      return "did you mean `%s`?".formatted(name);
    }
    return ELSEWHERE.containsKey(key)
        ? "the key for this is `%s`".formatted(name)
        : "the only other key is `%s`".formatted(name);
  }

  private static String other(Violation violation, String key) {
    if (belongsUnderWith(violation)) {
      return "write it under `with:`";
    }
    if (LATER.contains(key)) {
      return "leave it out; it is not part of this version";
    }
    if (key.equals("$schema")) {
      return "write it as a comment: `# yaml-language-server: $schema=…`";
    }
    List<String> missing = missing(violation);
    boolean few = !missing.isEmpty() && missing.size() <= FEW;
    return few ? "other keys are " + SchemaFaults.quoted(missing) : "";
  }

  private static Optional<Matcher> stuck(Violation violation) {
    return Optional.of(STUCK.matcher(violation.property())).filter(Matcher::matches);
  }

  private static String apart(Matcher both) {
    return "write `%s: %s`".formatted(both.group(1), both.group(2));
  }

  private static List<String> missing(Violation violation) {
    JsonNode known = violation.schema().path("properties");
    return known.propertyNames().stream().filter(name -> !isWritten(violation, name)).toList();
  }

  private static boolean isWritten(Violation violation, String name) {
    return violation.value() instanceof YamlTree.Mapping block && block.get(name).isPresent();
  }
}
