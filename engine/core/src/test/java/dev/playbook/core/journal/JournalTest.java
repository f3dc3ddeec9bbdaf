package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private void write(List<RunEvent> events) throws IOException {
    try (JournalWriter writer = JournalWriter.create(file)) {
      events.forEach(writer::on);
    }
  }

  @Test
  void readsBackEveryKindOfEvent() throws IOException {
    write(EveryEvent.once());
    JournalReader.Journal journal = JournalReader.read(file);
    assertThat(journal.damage()).isEmpty();
    assertThat(journal.events()).isEqualTo(EveryEvent.once());
  }

  @Test
  void readsAJournalWithoutAWordOnRepetitionAndOnTheFilesBesideIt() throws IOException {
    String line = JournalFormat.write(1, JournalFormat.NO_LINE_BEFORE, EveryEvent.once().get(0));
    String event = line.substring(0, line.indexOf(",\"crc\"")) + "}";
    String older =
        event
            .replace(",\"idempotent\":true", "")
            .replace(",\"kept\":{\"playbook.yml\":\"ef56\"}", "");
    Fields json = Fields.of(Objects.requireNonNull(Json.read(older)));
    RunEvent.Started started = (RunEvent.Started) EventFormat.fromJson(json);
    assertThat(started.kept()).isEmpty();
    assertThat(started.activities())
        .containsExactly(
            new RunEvent.Item(Phase.STEP, "index/a", "sql", "A", false, List.of("result.ok")));
  }

  @Test
  void canOnlyBeReadByItsOwner() throws IOException {
    write(EveryEvent.once());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void neverOverwritesAJournal() throws IOException {
    write(EveryEvent.once());
    assertThatThrownBy(() -> JournalWriter.create(file)).isInstanceOf(IOException.class);
  }

  @Test
  void writesPlainAsciiLines() throws IOException {
    write(EveryEvent.once());
    assertThat(Files.readString(file)).matches("[\\n -~]+");
  }

  @Test
  void keepsWhatStandsBeforeATornLine() throws IOException {
    write(EveryEvent.once());
    byte[] whole = Files.readAllBytes(file);
    int lines = 0;
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      JournalReader.Journal journal = JournalReader.read(file);
      assertThat(journal.events()).isEqualTo(EveryEvent.once().subList(0, lines(whole, length)));
      lines = journal.events().size();
    }
    assertThat(lines).isEqualTo(EveryEvent.once().size());
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
    List<RunEvent> events = EveryEvent.once();
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
    write(EveryEvent.once());
    byte[] torn = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 9);
    Files.write(file, torn);
    JournalWriter.reopen(file, JournalReader.read(file)).close();
    assertThat(Files.readAllBytes(file)).isEqualTo(torn);
  }

  @Test
  void takesZeroesForATornLine() throws IOException {
    write(EveryEvent.once());
    long whole = Files.size(file);
    Files.write(file, new byte[4096], StandardOpenOption.APPEND);
    assertThat(JournalReader.read(file).damage())
        .contains(
            new Damage(
                EveryEvent.once().size() + 1L, whole, 4096, true, "its checksum does not fit"));
  }

  @Test
  void noticesALineThatWasChanged() throws IOException {
    write(EveryEvent.once());
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
    write(EveryEvent.once());
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
    String line = JournalFormat.write(1, JournalFormat.NO_LINE_BEFORE, EveryEvent.once().get(7));
    assertThat(line).startsWith("{\"v\":1,\"seq\":1,");
    assertThatThrownBy(() -> JournalFormat.read(line.replace("\"v\":1", "\"v\":2")))
        .hasMessageContaining("checksum");
  }
}
