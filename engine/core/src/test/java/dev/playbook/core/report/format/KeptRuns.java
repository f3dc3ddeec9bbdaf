package dev.playbook.core.report.format;

import dev.playbook.core.journal.History;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.report.RunAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs of real playbooks whose directories are kept in {@code cases/reports/runs}. */
final class KeptRuns {
  static final Path FOLDER = Path.of("src/test/cases/reports").toAbsolutePath();

  private KeptRuns() {}

  static List<String> ids() throws IOException {
    return history().runs().stream().map(run -> run.started().run()).sorted().toList();
  }

  static RunAccount account(String id) throws IOException {
    RecordedRun run = history().find(id).orElseThrow();
    return RunAccount.of(run);
  }

  private static History history() {
    return new History(new StateDirectory(FOLDER));
  }
}
