package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  @Test
  void listsAsUnsettledWhatHasNoEndThatEverybodyKnows() throws Exception {
    begin("OPEN", SECOND);
    begin("GOOD", SECOND.plusSeconds(1), ended(Verdict.RECOVERED));
    begin("LOST", SECOND.plusSeconds(2), ended(Verdict.UNKNOWN));
    begin("LEFT", SECOND.plusSeconds(3), new RunEvent.GivenUp(SECOND, "winston", "gone"));
    Path torn = begin("TORN", SECOND.plusSeconds(4), ended(Verdict.RECOVERED));
    String text = Files.readString(torn);
    Files.writeString(torn, text.substring(0, text.length() - 5));
    assertThat(new History(state).unsettled())
        .extracting(run -> run.started().run())
        .containsExactly("TORN", "LOST", "OPEN");
  }

  @Test
  void findsTheRunsThatBeganSo() throws Exception {
    begin("BBBB", SECOND);
    begin("CCCC", SECOND.plusSeconds(1));
    Files.writeString(begin("DDDD", SECOND.plusSeconds(2)), "not a journal");
    assertThat(new History(state).begun(started -> !started.run().equals("CCCC")))
        .extracting(run -> run.started().run())
        .containsExactly("BBBB");
  }

  private static RunEvent ended(Verdict verdict) {
    return new RunEvent.Ended(SECOND, verdict, "", Duration.ZERO);
  }

  private Path begin(String id, Instant at, RunEvent... more) throws IOException {
    RunDirectory run = state.newRun(id, at);
    try (JournalWriter journal = run.newJournal()) {
      journal.on(
          new RunEvent.Started(
              at,
              id,
              "p",
              "P",
              "ab12",
              "local",
              RunEvent.Occasion.UNTOLD,
              "1.0",
              Map.of(),
              new RunEvent.EngineProcess("winston", "ops1", 4121, "99", "boot"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              List.of()));
      List.of(more).forEach(journal::on);
    }
    return run.journal();
  }
}
