package dev.playbook.cli.output;

import dev.playbook.core.journal.RecordedRun;
import java.util.List;
import java.util.stream.Collectors;

/** What others have done to a target since a run was last worked on. */
final class Meanwhile {
  private Meanwhile() {}

  /** Returns one line, or none when there was nothing. */
  static List<String> lines(List<RecordedRun> since, Style style) {
    if (since.isEmpty()) {
      return List.of();
    }
    String runs =
        since.stream()
            .map(run -> run.started().run() + " (" + run.started().playbook() + ")")
            .collect(Collectors.joining(", "));
    return List.of(style.warn("      since then, changed on the same target by: " + runs));
  }
}
