package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.run.RunEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as a text that can be pasted into a ticket. */
public final class ReportPrinter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Style style;

  /** Makes a printer. */
  public ReportPrinter(Style style) {
    this.style = style;
  }

  /** Returns the text, with a line end after each line. */
  public String text(RunReport report) {
    RunEvent.Started started = report.started();
    List<String> lines = new ArrayList<>();
    lines.add(style.strong("REPORT  " + started.playbook() + "  " + started.run()));
    lines.add("        " + started.name());
    lines.add(
        "started   %s by %s on %s (pid %s)"
            .formatted(
                MOMENT.format(started.at()),
                started.process().by(),
                started.process().host(),
                started.process().pid()));
    lines.add("target    " + started.target());
    lines.add("playbook  sha256:" + started.digest());
    lines.add("inputs    " + inputs(started));
    lines.add("result    " + report.ended().map(ReportPrinter::result).orElse("not ended"));
    started.budgetTarget().ifPresent(target -> lines.add("promise   " + Durations.format(target)));
    report.notes().forEach(note -> lines.add("note      " + note));
    for (Phase phase : Phase.values()) {
      rows(report, phase, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String inputs(RunEvent.Started started) {
    String inputs =
        started.inputs().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(input -> input.getKey() + "=" + input.getValue())
            .collect(Collectors.joining("  "));
    return inputs.isEmpty() ? "none" : inputs;
  }

  private static String result(RunEvent.Ended ended) {
    return "%s after %s: %s"
        .formatted(ended.verdict().words(), Took.text(ended.took()), ended.reason());
  }

  private void rows(RunReport report, Phase phase, List<String> lines) {
    List<Row> rows = report.in(phase);
    if (rows.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(style.strong(title(phase)));
    int width = Columns.widest(rows.stream().map(row -> row.item().key())) + 2;
    for (Row row : rows) {
      lines.add(
          "  %s  %s%s%s"
              .formatted(
                  row.begunAt().map(ReportPrinter::time).orElse("        "),
                  Columns.pad(row.item().key(), width),
                  Columns.pad(row.status().words(), 16),
                  row.begunAt().isPresent() ? Took.text(row.took()) : ""));
      Columns.indent(12, row.detail()).forEach(lines::add);
      ChangeLines changes = new ChangeLines(style, false);
      row.changes().stream()
          .flatMap(change -> changes.of(change).stream())
          .forEach(line -> lines.add("            " + line));
    }
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static String title(Phase phase) {
    return switch (phase) {
      case PRECONDITION -> "Preconditions";
      case BEFORE -> "Before the first change";
      case STEP -> "Steps";
      case VALIDATION -> "Validations";
      case UNDO -> "Undo";
      case FINALLY -> "Finally";
    };
  }
}
