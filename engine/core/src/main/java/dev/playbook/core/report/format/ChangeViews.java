package dev.playbook.core.report.format;

import dev.playbook.core.report.Difference;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each change of a run, before and after: a difference where a text has lines. */
final class ChangeViews {
  private static final int SHORT = 40;

  private ChangeViews() {}

  static List<Map<String, Object>> of(RunReport report) {
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Row row : report.rows()) {
      row.changes().forEach(change -> changes.add(view(change, row.item().key())));
    }
    return changes;
  }

  private static Map<String, Object> view(Change change, String step) {
    List<String> hunks = hunks(change);
    return Map.of(
        "resource",
        HtmlReport.lines(change.resource().toString()),
        "step",
        step,
        "short",
        hunks.size() <= SHORT,
        "before",
        words(change.before()),
        "after",
        words(change.after()),
        "diff",
        hunks.isEmpty()
            ? List.of()
            : List.of(Map.of("lines", hunks.stream().map(ChangeViews::line).toList())));
  }

  private static List<String> hunks(Change change) {
    return change.before() instanceof State.Known(String before)
            && change.after() instanceof State.Known(String after)
            && before.lines().count() + after.lines().count() > 2
        ? Difference.of(before, after).hunks()
        : List.of();
  }

  private static Map<String, Object> line(String text) {
    String tone = text.startsWith("+") ? "plus" : text.startsWith("-") ? "minus" : "soft";
    return Map.of("tone", tone, "text", HtmlReport.lines(text));
  }

  private static String words(State state) {
    return switch (state) {
      case State.Known(String value) -> value.isBlank() ? "there" : HtmlReport.lines(value);
      case State.Absent _ -> "not there";
      case State.Unknown(String reason) -> "unknown: " + HtmlReport.lines(reason);
    };
  }
}
