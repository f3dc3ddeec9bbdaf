package dev.playbook.cli.output;

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

  List<String> lines(String run, Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Next   look:     playbook report " + run);
    switch (verdict) {
      case RECOVERED, RECOVERED_WITH_WARNINGS, NOTHING_TO_DO, FINISHED_NOT_VALIDATED, UNDONE -> {}
      case NOT_STARTED, FAILED_UNDONE -> lines.add("       check:    playbook plan " + words);
      case FAILED_KEPT, STOPPED, UNKNOWN -> {
        lines.add("       see:      playbook plan " + words + "   (what is left to do)");
        lines.add("       go on:    playbook run " + words + "    (what is done stays done)");
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
  static List<String> afterUndo(String run, Verdict verdict) {
    List<String> lines = new ArrayList<>(List.of("", "Next   look:     playbook report " + run));
    if (verdict == Verdict.FAILED_KEPT || verdict == Verdict.STOPPED) {
      lines.add("       go on:    playbook undo " + run + "    (what is undone stays undone)");
    }
    return lines;
  }
}
