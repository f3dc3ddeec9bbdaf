package dev.playbook.cli.output;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the validations of a run hold now.
 *
 * @param report the run, with what was seen now
 */
public record RecheckPrinter(RunReport report) {

  /** Returns the text, with a line end after each line. */
  public String text(Style style) {
    List<Row> validations = report.in(Phase.VALIDATION);
    List<String> lines = new ArrayList<>();
    long holding = validations.stream().filter(row -> !row.status().isBad()).count();
    lines.add("now       %d of %d validations hold".formatted(holding, validations.size()));
    report.failures().forEach(row -> lines.addAll(failure(row, style)));
    return String.join("\n", lines) + "\n";
  }

  /** Returns it for programs. */
  public List<Map<String, Object>> json() {
    return report.in(Phase.VALIDATION).stream().map(RecheckPrinter::json).toList();
  }

  private static List<String> failure(Row row, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bad(style.sign("✗", "!!") + " " + row.item().key() + "  " + row.status().words()));
    lines.addAll(Columns.indent(4, row.detail()));
    lines.addAll(Columns.indent(4, row.hint().isEmpty() ? "" : "help: " + row.hint()));
    return lines;
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", row.item().key());
    json.put("status", row.status().words());
    json.put("detail", row.detail());
    return json;
  }
}
