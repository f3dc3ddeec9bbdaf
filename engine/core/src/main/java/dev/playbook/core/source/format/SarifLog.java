package dev.playbook.core.source.format;

import dev.playbook.core.json.Json;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A SARIF log with one run; files by the names that messages give them. */
final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifLog() {}

  static String of(Findings findings) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver(findings)));
    run.put("columnKind", "unicodeCodePoints");
    run.put("invocations", List.of(invocation(findings)));
    run.put("results", findings.diagnostics().stream().map(SarifLog::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.write(log) + "\n";
  }

  private static Map<String, Object> driver(Findings findings) {
    List<Map<String, Object>> rules =
        findings.diagnostics().stream()
            .map(Diagnostic::id)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(SarifLog::rule)
            .toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "playbook");
    driver.put("rules", rules);
    return driver;
  }

  private static Map<String, Object> rule(String id) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", id);
    Rule.of(id).ifPresent(known -> rule.put("shortDescription", text(known.title())));
    return rule;
  }

  private static Map<String, Object> invocation(Findings findings) {
    Map<String, Object> invocation = new LinkedHashMap<>();
    invocation.put("executionSuccessful", findings.unread().isEmpty());
    invocation.put(
        "toolExecutionNotifications",
        findings.unread().stream().map(unread -> notification(unread.message())).toList());
    return invocation;
  }

  private static Map<String, Object> notification(String message) {
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("level", "error");
    notification.put("message", text(message));
    return notification;
  }

  private static Map<String, Object> result(Diagnostic diagnostic) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", diagnostic.id());
    result.put("level", diagnostic.severity() == Severity.ERROR ? "error" : "warning");
    result.put("message", text(Words.messageAndHint(diagnostic)));
    result.put("locations", List.of(Map.of("physicalLocation", place(diagnostic.span()))));
    if (!diagnostic.related().isEmpty()) {
      result.put("relatedLocations", diagnostic.related().stream().map(SarifLog::related).toList());
    }
    return result;
  }

  private static Map<String, Object> related(Diagnostic.Related related) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", place(related.span()));
    location.put("message", text(related.label()));
    return location;
  }

  private static Map<String, Object> place(Span span) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", span.line());
    region.put("startColumn", span.column());
    region.put("endLine", span.endLine());
    region.put("endColumn", span.endColumn());
    Map<String, Object> place = new LinkedHashMap<>();
    place.put(
        "artifactLocation",
        Map.of("uri", span.source().name().replace("%", "%25").replace(" ", "%20")));
    place.put("region", region);
    return place;
  }

  private static Map<String, Object> text(String words) {
    return Map.of("text", words);
  }
}
