package dev.playbook.cli.output;

import dev.playbook.core.baseline.Comparison;
import dev.playbook.core.baseline.Comparison.Row;
import dev.playbook.core.baseline.Comparison.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A baseline beside what is measured now.
 *
 * @param baseline how people call its file
 */
public record ComparisonPrinter(String baseline, Comparison comparison) {
  private static final int LONGEST = 60;

  /** Returns the text, with a line end after each line. */
  public String text(Style style) {
    int width = Columns.widest(comparison.rows().stream().map(Row::name)) + 2;
    List<String> lines = new ArrayList<>(List.of("baseline  " + baseline, ""));
    comparison.rows().forEach(row -> lines.addAll(lines(row, width, style)));
    comparison
        .unmeasured()
        .forEach(
            name -> lines.add("%s %s".formatted(style.sign("·", "."), unmeasured(name, width))));
    lines.add("");
    lines.add(
        "%d as before, %d differ, %d new, %d without data"
            .formatted(
                comparison.count(Verdict.SAME),
                comparison.count(Verdict.DIFFERENT),
                comparison.count(Verdict.NEW),
                comparison.count(Verdict.NO_DATA)));
    return String.join("\n", lines) + "\n";
  }

  /** Returns it for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("baseline", baseline);
    json.put("values", comparison.rows().stream().map(ComparisonPrinter::json).toList());
    json.put("unmeasured", comparison.unmeasured());
    return json;
  }

  private static String unmeasured(String name, int width) {
    return Columns.pad(name, width) + "no measure has it";
  }

  private static List<String> lines(Row row, int width, Style style) {
    List<String> lines = new ArrayList<>();
    String about =
        switch (row.verdict()) {
          case SAME ->
              row.before().equals(row.now()) ? Columns.cut(row.now(), LONGEST) : moved(row);
          case DIFFERENT -> row.changes().isEmpty() ? moved(row) : "";
          case NEW -> "not in the baseline: " + Columns.cut(row.now(), LONGEST);
          case NO_DATA -> "no data";
        };
    lines.add((sign(row.verdict(), style) + " " + Columns.pad(row.name(), width) + about).strip());
    row.changes().forEach(change -> lines.add("    " + change));
    if (row.verdict() == Verdict.NO_DATA) {
      lines.addAll(Columns.indent(4, row.now()));
    }
    return lines;
  }

  private static String moved(Row row) {
    return row.before() + " → " + row.now();
  }

  private static String sign(Verdict verdict, Style style) {
    return switch (verdict) {
      case SAME -> style.good(style.sign("✓", "ok"));
      case DIFFERENT, NEW -> style.bad(style.sign("✗", "!!"));
      case NO_DATA -> style.warn("?");
    };
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    json.put("before", row.before());
    json.put("now", row.now());
    json.put("changes", row.changes());
    return json;
  }
}
