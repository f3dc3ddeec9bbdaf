package dev.playbook.core.source.format;

import dev.playbook.core.json.Json;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of <a
 * href="https://developer.hashicorp.com/terraform/cli/commands/validate#json-output-format">
 * terraform validate -json</a>, and {@code code} for the rule. Columns count code points, bytes
 * count from 0.
 */
final class DiagnosticJson {
  private DiagnosticJson() {}

  static String of(Findings findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("formatVersion", "1.0");
    document.put("valid", findings.errors() == 0);
    document.put("errorCount", findings.errors());
    document.put("warningCount", findings.warnings());
    document.put(
        "diagnostics",
        Stream.concat(
                findings.unread().stream().map(DiagnosticJson::entry),
                findings.diagnostics().stream().map(DiagnosticJson::entry))
            .toList());
    return Json.write(document) + "\n";
  }

  private static Map<String, Object> entry(Findings.Unread unread) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("severity", "error");
    entry.put("summary", unread.message());
    entry.put("detail", unread.hint());
    return entry;
  }

  private static Map<String, Object> entry(Diagnostic diagnostic) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("severity", Words.of(diagnostic.severity()));
    entry.put("code", diagnostic.id());
    entry.put("summary", diagnostic.message());
    entry.put("detail", diagnostic.hint().orElse(""));
    entry.put("range", range(diagnostic.span()));
    entry.put("snippet", snippet(diagnostic.span()));
    if (!diagnostic.related().isEmpty()) {
      entry.put("related", diagnostic.related().stream().map(DiagnosticJson::related).toList());
    }
    return entry;
  }

  private static Map<String, Object> related(Diagnostic.Related related) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("message", related.label());
    entry.put("range", range(related.span()));
    return entry;
  }

  private static Map<String, Object> range(Span span) {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("filename", span.source().name());
    range.put("start", place(span, span.line(), span.column()));
    range.put("end", place(span, span.endLine(), span.endColumn()));
    return range;
  }

  private static Map<String, Object> place(Span span, int line, int column) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("line", line);
    place.put("column", column);
    place.put("byte", new Position(span.source(), line, column).bytes());
    return place;
  }

  private static Map<String, Object> snippet(Span span) {
    List<String> lines = span.source().lines();
    String code = span.line() <= lines.size() ? lines.get(span.line() - 1) : "";
    int length = code.codePointCount(0, code.length());
    int end = span.endLine() == span.line() ? span.endColumn() - 1 : length;
    Map<String, Object> snippet = new LinkedHashMap<>();
    snippet.put("context", null);
    snippet.put("code", code);
    snippet.put("startLine", span.line());
    snippet.put("highlightStartOffset", span.column() - 1);
    snippet.put("highlightEndOffset", Math.min(end, length));
    return snippet;
  }
}
