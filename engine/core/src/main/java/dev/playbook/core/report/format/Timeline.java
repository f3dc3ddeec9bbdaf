package dev.playbook.core.report.format;

import dev.playbook.core.report.Attempt;
import dev.playbook.core.report.Elapsed;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** When each activity ran, as numbers for a drawing: a line for each, a bar for each attempt. */
final class Timeline {
  private static final int LEFT = 290;
  private static final int WIDTH = 1000 - LEFT - 20;
  private static final int HEAD = 22;
  private static final int ROW = 20;
  private static final int THINNEST = 3;
  private static final int TICKS = 4;
  private static final int LONGEST_LABEL = 40;

  private final RunReport report;
  private final List<Row> rows;
  private final Instant begin;
  private final long millis;

  Timeline(RunReport report) {
    this.report = report;
    this.rows = report.rows().stream().filter(row -> row.begunAt().isPresent()).toList();
    this.begin = report.started().at();
    this.millis = Math.max(1, Duration.between(begin, report.lastWord()).toMillis());
  }

  Map<String, Object> view() {
    return Map.of(
        "height",
        bottom() + 4,
        "rows",
        IntStream.range(0, rows.size()).mapToObj(at -> row(rows.get(at), at)).toList(),
        "ticks",
        IntStream.rangeClosed(0, TICKS).mapToObj(this::tick).toList(),
        "lines",
        lines());
  }

  private int bottom() {
    return HEAD + ROW * rows.size();
  }

  private Map<String, Object> row(Row row, int at) {
    int top = HEAD + ROW * at;
    String key = row.item().key();
    String label = key.length() <= LONGEST_LABEL ? key : key.substring(0, LONGEST_LABEL - 1) + "…";
    return Map.of(
        "label",
        label,
        "base",
        top + 14,
        "bars",
        row.attempts().stream().map(attempt -> bar(key, attempt, top + 4)).toList());
  }

  private Map<String, Object> bar(String key, Attempt attempt, int top) {
    long from = x(attempt.at());
    Instant until = attempt.until(report.lastWord());
    return Map.of(
        "x",
        from,
        "top",
        top,
        "width",
        Math.max(THINNEST, x(until) - from),
        "tone",
        Tone.of(attempt.status()).style(),
        "label",
        "%s: %s, %s"
            .formatted(
                key,
                attempt.status().words(),
                attempt.took().map(Elapsed::text).orElse("no end is told")));
  }

  private Map<String, Object> tick(int number) {
    Duration at = Duration.ofMillis(millis * number / TICKS);
    return Map.of("x", x(begin.plus(at)), "bottom", bottom(), "label", Elapsed.text(at));
  }

  private List<Map<String, Object>> lines() {
    List<Map<String, Object>> lines = new ArrayList<>();
    report.marks().forEach(mark -> lines.add(line("mark", mark.at(), mark.text())));
    report
        .started()
        .budgetTarget()
        .filter(target -> target.toMillis() <= millis)
        .ifPresent(target -> lines.add(line("target", begin.plus(target), "promise")));
    return lines;
  }

  private Map<String, Object> line(String kind, Instant at, String label) {
    return Map.of("kind", kind, "x", x(at), "bottom", bottom(), "label", label);
  }

  private long x(Instant at) {
    long after = Math.clamp(Duration.between(begin, at).toMillis(), 0, millis);
    return LEFT + WIDTH * after / millis;
  }
}
