package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  private static final Instant SECOND = Instant.parse("2025-01-21T03:14:02Z");

  private final StateDirectory state;

  HistoryTest(@TempDir Path directory) {
    this.state = new StateDirectory(directory.resolve("state"));
  }

  @Test
  void tellsTheNewerOfTwoRunsOfTheSameSecond() throws Exception {
    begin("BBBB", SECOND.plusMillis(700));
    begin("CCCC", SECOND.plusMillis(200));
    begin("AAAA", SECOND.plusMillis(400));
    History history = new History(state);
    assertThat(history.runs())
        .extracting(run -> run.started().run())
        .containsExactly("BBBB", "AAAA", "CCCC");
    assertThat(history.find("last").orElseThrow().started().run()).isEqualTo("BBBB");
  }

  @Test
  void findsARunHoweverItIsWritten() throws Exception {
    begin("7Q2K", SECOND);
    History history = new History(state);
    assertThat(List.of("7Q2K", "7q2k", "LAST", "20250121T031402Z-7Q2K"))
        .allSatisfy(id -> assertThat(history.find(id)).isPresent());
    assertThat(history.find("7Q2")).isEmpty();
  }

  private void begin(String id, Instant at) throws IOException {
    try (JournalWriter journal = state.newRun(id, at).newJournal()) {
      journal.on(
          new RunEvent.Started(
              at,
              id,
              "p",
              "P",
              "ab12",
              "local",
              "1.0",
              Map.of(),
              new RunEvent.EngineProcess("winston", "ops1", 4121, "99", "boot"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              List.of()));
    }
  }
}
