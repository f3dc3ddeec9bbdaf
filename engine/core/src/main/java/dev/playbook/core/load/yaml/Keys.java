package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.Optional;

/** What may stand before a colon. */
final class Keys {
  private Keys() {}

  /** Returns the key if it can be one; else adds why not, unless it is an unquoted template. */
  static Optional<YamlTree.Scalar> accepted(YamlTree key, Diagnostics problems) {
    if (!(key instanceof YamlTree.Scalar scalar)) {
      String kind = key instanceof YamlTree.Mapping ? "a block" : "a list";
      problems.add(
          Rule.FORBIDDEN_YAML
              .error(key.span(), "a key must be a word, not " + kind)
              .hint("write a word before the colon"));
      return Optional.empty();
    }
    if (isMerge(scalar)) {
      problems.add(
          Rule.FORBIDDEN_YAML
              .error(key.span(), "merge keys `<<` are not part of the language")
              .hint("write the keys out"));
      return Optional.empty();
    }
    if (scalar.value().isEmpty() || scalar.text().isEmpty()) {
      problems.add(
          Rule.FORBIDDEN_YAML
              .error(key.span(), "a key is missing before the colon")
              .hint("write it; quote it if it is meant as it stands"));
      return Optional.empty();
    }
    return indented(scalar, problems);
  }

  /** Whether the key takes over another block's keys in YAML 1.1. */
  static boolean isMerge(YamlTree key) {
    return key instanceof YamlTree.Scalar scalar && scalar.plain() && scalar.text().equals("<<");
  }

  private static Optional<YamlTree.Scalar> indented(YamlTree.Scalar key, Diagnostics problems) {
    int first = key.text().codePointAt(0);
    if (!key.plain() || Character.getType(first) != Character.SPACE_SEPARATOR) {
      return Optional.of(key);
    }
    problems.add(
        Rule.INDENTATION
            .error(key.span(), "the line is indented by U+%04X, not by spaces".formatted(first))
            .label("looks like spaces, and is part of the key")
            .hint("type the indentation again; it was probably copied from a web page"));
    return Optional.empty();
  }

  /** Whether {@code {{ x }}} was written without quotes: to YAML a block as the key of a block. */
  static boolean isTemplate(YamlTree key, YamlTree value) {
    return key instanceof YamlTree.Mapping
        && value instanceof YamlTree.Scalar scalar
        && scalar.value().isEmpty();
  }

  /** Returns what stands in the file, for a span in one line. */
  static String textOf(Span span) {
    Source source = span.source();
    List<String> lines = source.lines();
    String line = span.line() <= lines.size() ? lines.get(span.line() - 1) : "";
    int start = line.offsetByCodePoints(0, Math.min(span.column() - 1, length(line)));
    boolean oneLine = span.endLine() == span.line();
    int end = oneLine ? Math.min(span.endColumn() - 1, length(line)) : length(line);
    return line.substring(start, line.offsetByCodePoints(0, end));
  }

  private static int length(String line) {
    return line.codePointCount(0, line.length());
  }
}
