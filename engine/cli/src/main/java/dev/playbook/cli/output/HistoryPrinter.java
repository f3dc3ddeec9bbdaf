package dev.playbook.cli.output;

import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.StepStatus;
import dev.playbook.core.run.RunEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs, a line each; for a pipe with tabs, without a head, with full times. */
public final class HistoryPrinter {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String ROW = "%-5s %-20s %-24s %-20s %-18s %-8s %-12s %s";

  private final boolean terminal;

  /** Makes a printer for a terminal or for a pipe. */
  public HistoryPrinter(boolean terminal) {
    this.terminal = terminal;
  }

  /** Returns the text, with a line end after each line. */
  public String text(List<RecordedRun> runs) {
    StringBuilder text = new StringBuilder();
    if (terminal) {
      text.append(
          ROW.formatted(
                  "RUN", "STARTED (UTC)", "PLAYBOOK", "TARGET", "RESULT", "TIME", "BY", "CHANGED")
              .stripTrailing());
      text.append('\n');
    }
    runs.forEach(run -> text.append(terminal ? row(run) : tabs(run)).append('\n'));
    return text.toString();
  }

  /** Returns one run for programs. */
  public static Map<String, Object> json(RecordedRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run.started().run());
    json.put("startedAt", run.started().at());
    json.put("playbook", run.started().playbook());
    json.put("target", run.started().target());
    json.put("result", result(run));
    json.put("took", run.ended().map(RunEvent.Ended::took));
    json.put("by", run.started().process().by());
    json.put("changed", changed(run));
    return json;
  }

  /** Returns how a run ended, or what became of it. */
  public static String result(RecordedRun run) {
    return run.ended()
        .map(ended -> ended.verdict().words())
        .orElseGet(() -> run.isAlive() ? "running" : "unknown");
  }

  private static String row(RecordedRun run) {
    return ROW.formatted(
            run.started().run(),
            MOMENT.format(run.started().at()),
            run.started().playbook(),
            run.started().target(),
            result(run),
            run.ended().map(ended -> Took.text(ended.took())).orElse("-"),
            run.started().process().by(),
            changed(run))
        .stripTrailing();
  }

  private static String tabs(RecordedRun run) {
    return String.join(
        "\t",
        run.started().run(),
        run.started().at().toString(),
        run.started().playbook(),
        run.started().target(),
        result(run),
        run.ended().map(ended -> ended.took().toString()).orElse(""),
        run.started().process().by(),
        Long.toString(changed(run)));
  }

  private static long changed(RecordedRun run) {
    return RunReport.of(run.events()).count(Phase.STEP, StepStatus.CHANGED);
  }
}
