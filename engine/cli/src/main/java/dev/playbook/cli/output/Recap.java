package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.StepStatus;
import dev.playbook.core.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of a run: result, recap, what failed, and the next command to type. */
public final class Recap {
  private final Style style;
  private final String head;
  private final Function<String, List<String>> lastOutput;

  /**
   * Makes a recap.
   *
   * @param head the hash that stands for the whole journal; who notes it can tell later whether
   *     lines were cut off
   * @param lastOutput the last lines that an activity printed, by its key
   */
  public Recap(Style style, String head, Function<String, List<String>> lastOutput) {
    this.style = style;
    this.head = head;
    this.lastOutput = lastOutput;
  }

  /**
   * Returns the text, with a line end after each line.
   *
   * @param next what the operator can type
   */
  public String text(RunReport report, NextCommands next) {
    return text(report, next.lines(report, ended(report).verdict()));
  }

  /** Returns the text of a run that was undone, with a line end after each line. */
  public String undone(RunReport report) {
    return text(report, NextCommands.afterUndo(report, ended(report).verdict()));
  }

  private static RunEvent.Ended ended(RunReport report) {
    return report.ended().orElseThrow(() -> new IllegalArgumentException("the run goes on"));
  }

  private String text(RunReport report, List<String> next) {
    RunEvent.Ended ended = ended(report);
    List<String> lines = new ArrayList<>();
    lines.add("");
    report.failures().forEach(row -> lines.addAll(failure(row)));
    lines.add(result(report, ended));
    lines.add("  " + ended.reason());
    lines.add("  steps        " + counts(report, Phase.STEP));
    lines.add("  validations  " + counts(report, Phase.VALIDATION));
    if (!report.in(Phase.UNDO).isEmpty()) {
      lines.add("  undo         " + counts(report, Phase.UNDO));
    }
    lines.add("  journal      " + style.faint("head " + head));
    lines.addAll(next);
    return String.join("\n", lines) + "\n";
  }

  private List<String> failure(Row row) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bad(style.sign("✗", "!!") + " " + row.item().key() + "  " + row.status().words()));
    lines.addAll(Columns.indent(4, row.detail()));
    lastOutput.apply(row.item().key()).forEach(line -> lines.add("    │ " + line));
    Columns.indent(4, row.hint().isEmpty() ? "" : "help: " + row.hint()).forEach(lines::add);
    lines.add("");
    return lines;
  }

  private String result(RunReport report, RunEvent.Ended ended) {
    RunEvent.Started started = report.started();
    String of =
        started
            .budgetTarget()
            .map(target -> " of " + Durations.format(target) + late(ended.took(), target))
            .orElse("");
    String verdict = ended.verdict().words();
    String shown = ended.verdict().isGood() ? style.good(verdict) : style.bad(verdict);
    return "%s   %s %s   %s%s"
        .formatted(
            style.strong(shown), started.playbook(), started.run(), Took.text(ended.took()), of);
  }

  private static String late(Duration took, Duration target) {
    return took.compareTo(target) > 0 ? ", the promise is missed" : "";
  }

  private static String counts(RunReport report, Phase phase) {
    String counts =
        Stream.of(StepStatus.values())
            .filter(status -> report.count(phase, status) > 0)
            .map(status -> report.count(phase, status) + " " + status.words())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none" : counts;
  }
}
