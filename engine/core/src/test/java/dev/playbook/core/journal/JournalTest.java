package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final Instant AT = Instant.parse("2025-01-21T03:14:02.123Z");

  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void inANewDirectory() {
    file = directory.resolve("journal.jsonl");
  }

  private static List<RunEvent> everyKindOfEvent() {
    StepResult result =
        StepResult.changed(
            List.of(
                new Change(Resource.hostFile("/a"), State.known("x\ny"), State.ABSENT)
                    .noting("one"),
                new Change(Resource.container("mem0"), State.ABSENT, State.unknown("later"))),
            Map.of(
                "rows",
                List.of(Map.of("n", 1L)),
                "ratio",
                0.5,
                "text",
                "ä\u2028\"",
                "ok",
                true,
                "p95",
                Duration.ofMillis(143),
                "since",
                AT));
    return List.of(
        new RunEvent.Started(
            AT,
            "7Q2K",
            "epic2-search",
            "Roll back",
            "ab12",
            "mem0-local",
            "1.0",
            Map.of("scope", "all"),
            new RunEvent.EngineProcess("winston", "ops1", 4121, "99", "boot"),
            Optional.of(Duration.ofMinutes(15)),
            Optional.empty(),
            Optional.of(new RunFacts.Basis("cd34", List.of("a: sent: x → y"))),
            List.of(new RunEvent.Item(Phase.STEP, "index/a", "sql", "A", true))),
        new RunEvent.AttemptStarted(
            AT, "index/a", 1, "do it", Risk.DESTROY, List.of("DROP"), Duration.ofSeconds(3)),
        new RunEvent.Kept(AT, "index/a", new Captured(Map.of("definition", "CREATE INDEX"))),
        new RunEvent.Waiting(AT, "index/a", 2, "not yet"),
        new RunEvent.AttemptEnded(
            AT, "index/a", 1, new Outcome.Succeeded(result), Duration.ofMillis(1234)),
        new RunEvent.AttemptEnded(
            AT,
            "b",
            1,
            new Outcome.Failed(Outcome.Cause.TIMED_OUT, "late", "look"),
            Duration.ofMillis(1)),
        new RunEvent.AttemptEnded(
            AT, "c", 1, new Outcome.Unknown("gone", "look"), Duration.ofMillis(1)),
        new RunEvent.Skipped(AT, "d", "when x"),
        new RunEvent.StopRequested(AT, "interrupt"),
        new RunEvent.Reopened(
            AT,
            new RunEvent.EngineProcess("winston", "ops1", 4200, "100", "boot"),
            "1.1",
            "resume",
            17,
            List.of("index/a"),
            List.of("validations/a")),
        new RunEvent.Resolved(AT, "index/a", Resolution.RERUN, "winston", "looked at it"),
        new RunEvent.GivenUp(AT, "winston", "run 7QXX took over"),
        new RunEvent.Noted(AT, "by the way"),
        new RunEvent.Ended(AT, Verdict.FAILED_KEPT, "step `b` failed", Duration.ofSeconds(9)));
  }

  private void write(List<RunEvent> events) throws IOException {
    try (JournalWriter writer = JournalWriter.create(file)) {
      events.forEach(writer::on);
    }
  }

  @Test
  void readsBackEveryKindOfEvent() throws IOException {
    write(everyKindOfEvent());
    JournalReader.Journal journal = JournalReader.read(file);
    assertThat(journal.damage()).isEmpty();
    assertThat(journal.events()).isEqualTo(everyKindOfEvent());
  }

  @Test
  void readsAJournalWithoutAWordOnRepetition() throws IOException {
    String line = JournalFormat.write(1, JournalFormat.NO_LINE_BEFORE, everyKindOfEvent().get(0));
    String event = line.substring(0, line.indexOf(",\"crc\"")) + "}";
    String older = event.replace(",\"idempotent\":true", "");
    Fields json = Fields.of(Objects.requireNonNull(Json.read(older)));
    assertThat(((RunEvent.Started) EventFormat.fromJson(json)).activities())
        .containsExactly(new RunEvent.Item(Phase.STEP, "index/a", "sql", "A", false));
  }

  @Test
  void canOnlyBeReadByItsOwner() throws IOException {
    write(everyKindOfEvent());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void neverOverwritesAJournal() throws IOException {
    write(everyKindOfEvent());
    assertThatThrownBy(() -> JournalWriter.create(file)).isInstanceOf(IOException.class);
  }

  @Test
  void writesPlainAsciiLines() throws IOException {
    write(everyKindOfEvent());
    assertThat(Files.readString(file)).matches("[\\n -~]+");
  }

  @Test
  void keepsWhatStandsBeforeATornLine() throws IOException {
    write(everyKindOfEvent());
    byte[] whole = Files.readAllBytes(file);
    int lines = 0;
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      JournalReader.Journal journal = JournalReader.read(file);
      assertThat(journal.events()).isEqualTo(everyKindOfEvent().subList(0, lines(whole, length)));
      lines = journal.events().size();
    }
    assertThat(lines).isEqualTo(everyKindOfEvent().size());
  }

  /** A line counts when all of it but its line end is there. */
  private static int lines(byte[] whole, int length) {
    int lines = 0;
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == '\n' && i <= length) {
        lines++;
      }
    }
    return lines;
  }

  @Test
  void goesOnBehindATornLineWhereverItWasTorn() throws IOException {
    List<RunEvent> events = everyKindOfEvent();
    write(events);
    byte[] whole = Files.readAllBytes(file);
    RunEvent next = new RunEvent.Noted(AT, "again");
    int last = 1;
    while (whole[whole.length - 1 - last] != '\n') {
      last++;
    }
    for (int length = whole.length - last; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      JournalReader.Journal torn = JournalReader.read(file);
      assertThat(torn.damage().map(Damage::torn).orElse(true)).isTrue();
      try (JournalWriter writer = JournalWriter.reopen(file, torn)) {
        writer.on(next);
        writer.on(next);
      }
      JournalReader.Journal mended = JournalReader.read(file);
      assertThat(mended.damage()).isEmpty();
      assertThat(mended.events())
          .startsWith(events.subList(0, events.size() - 1).toArray(RunEvent[]::new))
          .endsWith(next, next)
          .hasSize(torn.events().size() + 2);
    }
  }

  @Test
  void leavesATornLineUntilSomethingIsWrittenInItsPlace() throws IOException {
    write(everyKindOfEvent());
    byte[] torn = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 9);
    Files.write(file, torn);
    JournalWriter.reopen(file, JournalReader.read(file)).close();
    assertThat(Files.readAllBytes(file)).isEqualTo(torn);
  }

  @Test
  void takesZeroesForATornLine() throws IOException {
    write(everyKindOfEvent());
    long whole = Files.size(file);
    Files.write(file, new byte[4096], StandardOpenOption.APPEND);
    assertThat(JournalReader.read(file).damage())
        .contains(
            new Damage(
                everyKindOfEvent().size() + 1L, whole, 4096, true, "its checksum does not fit"));
  }

  @Test
  void noticesALineThatWasChanged() throws IOException {
    write(everyKindOfEvent());
    Files.writeString(file, Files.readString(file).replace("DROP", "DR0P"));
    JournalReader.Journal journal = JournalReader.read(file);
    assertThat(journal.events()).hasSize(1);
    assertThat(journal.damage())
        .hasValueSatisfying(
            damage -> {
              assertThat(damage.reason()).isEqualTo("its checksum does not fit");
              assertThat(damage.line()).isEqualTo(2);
              assertThat(damage.torn()).isFalse();
            });
  }

  @Test
  void noticesALineThatWasRemoved() throws IOException {
    write(everyKindOfEvent());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(3);
    Files.write(file, lines);
    JournalReader.Journal journal = JournalReader.read(file);
    assertThat(journal.events()).hasSize(3);
    assertThat(journal.damage())
        .hasValueSatisfying(
            damage -> {
              assertThat(damage.reason()).isEqualTo("it does not follow the line before");
              assertThat(damage.line()).isEqualTo(4);
              assertThat(damage.torn()).isFalse();
            });
  }

  @Test
  void refusesALineOfANewerVersion() {
    String line = JournalFormat.write(1, JournalFormat.NO_LINE_BEFORE, everyKindOfEvent().get(7));
    assertThat(line).startsWith("{\"v\":1,\"seq\":1,");
    assertThatThrownBy(() -> JournalFormat.read(line.replace("\"v\":1", "\"v\":2")))
        .hasMessageContaining("checksum");
  }
}
