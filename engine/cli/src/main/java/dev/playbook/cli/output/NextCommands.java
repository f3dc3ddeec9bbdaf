package dev.playbook.cli.output;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.StepStatus;
import dev.playbook.core.run.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator can type after a run.
 *
 * @param words the words that name the playbook, target and values again
 * @param canUndo whether an undo would take something back
 * @param escalateTo the words that name the playbook to go on with when this one fails
 */
public record NextCommands(String words, boolean canUndo, Optional<String> escalateTo) {

  List<String> lines(RunReport report, Verdict verdict) {
    String run = report.started().run();
    List<String> lines = new ArrayList<>(look(run));
    switch (verdict) {
      case RECOVERED, RECOVERED_WITH_WARNINGS, NOTHING_TO_DO, FINISHED_NOT_VALIDATED, UNDONE -> {}
      case NOT_STARTED, FAILED_UNDONE -> lines.add("       check:    playbook plan " + words);
      case FAILED_KEPT, STOPPED -> {
        lines.add("       go on:    playbook resume " + run + "   (what is done stays done)");
        if (report.in(Phase.VALIDATION).stream().anyMatch(row -> row.status().isBad())) {
          lines.add("       repeat:   playbook verify " + run + "   (only the validations)");
        }
      }
      case UNKNOWN -> {
        lines.addAll(resolve(report));
        lines.add("       go on:    playbook resume " + run);
      }
    }
    if (canUndo && (verdict == Verdict.FAILED_KEPT || verdict == Verdict.STOPPED)) {
      lines.add("       undo:     playbook undo " + run);
    }
    if (!verdict.isGood()) {
      escalateTo.ifPresent(other -> lines.add("       escalate: playbook plan " + other));
    }
    return lines;
  }

  /** What an operator can type after an undo. */
  static List<String> afterUndo(RunReport report, Verdict verdict) {
    String run = report.started().run();
    List<String> lines = new ArrayList<>(look(run));
    if (verdict == Verdict.UNKNOWN) {
      lines.addAll(resolve(report));
    }
    if (!verdict.isGood()) {
      lines.add("       go on:    playbook undo " + run + "    (what is undone stays undone)");
    }
    return lines;
  }

  private static List<String> look(String run) {
    return List.of("", "Next   look:     playbook report " + run);
  }

  /** Somebody has to look; the commands take what was seen. */
  private static List<String> resolve(RunReport report) {
    List<String> lines = new ArrayList<>();
    for (RunReport.Row row : report.rows()) {
      if (row.status() == StepStatus.UNKNOWN || row.status() == StepStatus.RUNNING) {
        String command =
            "playbook resolve %s %s ".formatted(report.started().run(), row.item().key());
        lines.add("       say:      " + command + "--done --reason …       (it was done)");
        lines.add("       or:       " + command + "--not-done --reason …   (it was not)");
      }
    }
    return lines;
  }
}
