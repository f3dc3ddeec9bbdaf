package dev.playbook.core;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.History;
import dev.playbook.core.journal.JournalWriter;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunEvent.EngineProcess;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people say of a run that nobody works on, written behind its last word. */
record Postscript(Surroundings surroundings, History history, Masker masker) {

  void resolve(RecordedRun run, String key, Resolution how, String reason)
      throws IOException, ReopenException, RunLock.HeldException {
    EngineProcess self = EngineProcesses.current();
    Instant now = surroundings.clock().instant();
    write(
        run,
        Stream.of(new RunEvent.Resolved(now, key, how, self.by(), masker.mask(reason))),
        self,
        now);
  }

  void fill(RecordedRun run, Map<String, String> texts)
      throws IOException, ReopenException, RunLock.HeldException {
    EngineProcess self = EngineProcesses.current();
    Instant now = surroundings.clock().instant();
    write(
        run,
        texts.entrySet().stream()
            .map(
                text ->
                    new RunEvent.Filled(
                        now, text.getKey(), self.by(), masker.mask(text.getValue().strip()))),
        self,
        now);
  }

  private void write(
      RecordedRun run, Stream<? extends RunEvent> events, EngineProcess self, Instant now)
      throws IOException, ReopenException, RunLock.HeldException {
    List<? extends RunEvent> all = events.toList();
    RunLock.Holder holder =
        new RunLock.Holder(run.started().run(), run.started().playbook(), self, now);
    try (var _ =
        RunLock.take(surroundings.state(), Reopening.lock(run), run.started().target(), holder)) {
      Reopening.checkWhole(history.reread(run));
      try (JournalWriter journal = run.directory().reopenedJournal()) {
        all.forEach(journal::on);
      }
    }
  }
}
