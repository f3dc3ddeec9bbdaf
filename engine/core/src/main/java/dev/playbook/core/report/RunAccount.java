package dev.playbook.core.report;

import dev.playbook.core.journal.Damage;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.json.Fields;
import dev.playbook.core.report.incident.IncidentReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the files of a run tell of it.
 *
 * @param plan what it was begun with, as its document; empty when it cannot be read
 * @param output the last lines that each activity printed, by its key; nothing of the silent ones
 * @param undo the command that takes back what it has changed; empty when there is nothing
 * @param head the hash of the journal's last whole line
 * @param damage where and why the journal could not be read to its end
 */
public record RunAccount(
    RunReport report,
    IncidentReport incident,
    Optional<Fields> plan,
    Map<String, List<String>> output,
    Optional<String> undo,
    String head,
    Optional<String> damage) {
  private static final int LINES = 40;

  /** Reads what lies beside the journal. */
  public static RunAccount of(RecordedRun run) {
    RunReport report = RunReport.of(run.events());
    return new RunAccount(
        report,
        IncidentReport.of(report),
        run.directory().plan(),
        output(report, run),
        Optional.of("playbook undo " + run.started().run()).filter(_ -> run.leftChanges()),
        run.head(),
        run.damage().map(Damage::toString));
  }

  /** Returns what the plan foresaw beside what happened; empty when the plan cannot be read. */
  public Optional<Fulfilment> fulfilment() {
    return plan.map(it -> Fulfilment.of(it, report));
  }

  private static Map<String, List<String>> output(RunReport report, RecordedRun run) {
    Map<String, List<String>> output = new LinkedHashMap<>();
    for (RunReport.Row row : report.rows()) {
      List<String> lines = run.directory().lastOutput(row.item().key(), LINES);
      if (!lines.isEmpty()) {
        output.put(row.item().key(), lines);
      }
    }
    return output;
  }
}
