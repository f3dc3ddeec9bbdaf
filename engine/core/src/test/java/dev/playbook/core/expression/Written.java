package dev.playbook.core.expression;

import dev.playbook.core.model.Expression;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Expressions as they stand in a file, and names for them. */
final class Written {
  static final ValueType.Fields NAMES =
      new ValueType.Fields(
          Map.of(
              "inputs",
              fields(
                  Map.of(
                      "scope", ValueType.Simple.TEXT,
                      "lists", ValueType.Simple.INTEGER,
                      "max-rows", ValueType.Simple.INTEGER)),
              "steps",
              fields(
                  Map.of(
                      "restore-file",
                      fields(
                          Map.of(
                              "changed",
                              ValueType.Simple.BOOLEAN,
                              "result",
                              fields(Map.of("status", ValueType.Simple.INTEGER)))))),
              "target",
              fields(Map.of("urls", fields(Map.of("mem0", ValueType.Simple.TEXT)))),
              "secrets",
              fields(Map.of("token", ValueType.Simple.ANY)),
              "result",
              fields(
                  Map.of(
                      "status", ValueType.Simple.INTEGER,
                      "ok", ValueType.Simple.BOOLEAN,
                      "matched", ValueType.Simple.INTEGER,
                      "total", ValueType.Simple.INTEGER,
                      "p95", ValueType.Simple.NUMBER,
                      "duration", ValueType.Simple.DURATION,
                      "body", ValueType.Simple.TEXT,
                      "json", ValueType.Simple.ANY,
                      "lines", new ValueType.ListOf(ValueType.Simple.TEXT),
                      "rows",
                          new ValueType.ListOf(
                              fields(
                                  Map.of(
                                      "n", ValueType.Simple.INTEGER,
                                      "ok", ValueType.Simple.INTEGER)))))));

  private Written() {}

  private static ValueType fields(Map<String, ValueType> names) {
    return new ValueType.Fields(names);
  }

  /** An expression that is a plain value in column 11 of line 1. */
  static Expression plain(String text) {
    Source source = new Source(Path.of("/p.yml"), "p.yml", "  expect: " + text + "\n");
    int end = 11 + text.codePointCount(0, text.length());
    return new Expression(text, new Span(source, 1, 11, 1, end));
  }

  /** Returns the faults as {@code id from-to message | hint}, columns within the expression. */
  static List<String> faults(String text, ValueType.Simple wanted) {
    return Expressions.check(plain(text), NAMES, wanted).stream().map(Written::line).toList();
  }

  private static String line(Diagnostic fault) {
    String hint = fault.hint().map(words -> " | " + words).orElse("");
    int from = fault.span().column() - 11;
    int to = fault.span().endColumn() - 11;
    return "%s %d-%d %s%s".formatted(fault.id(), from, to, fault.message(), hint);
  }
}
