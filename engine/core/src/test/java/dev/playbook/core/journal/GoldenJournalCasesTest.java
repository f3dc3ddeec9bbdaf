package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every journal that a version of this program has written is read by this one, and means the same.
 * With {@code -Dplaybook.cases=write} today's is added when it is written in another way than all
 * before; none is ever changed or taken away.
 */
@Tag(Goal.TAG)
final class GoldenJournalCasesTest {
  private static final Path FOLDER = Path.of("src/test/cases/journals");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  @Test
  void meansWhatItAlwaysMeant() throws IOException {
    List<Path> journals = journals();
    assertThat(journals).isNotEmpty();
    Goal.R23.each(
        "journals of all versions",
        journals,
        journal -> {
          JournalReader.Journal read = JournalReader.read(journal);
          assertThat(read.damage()).isEmpty();
          assertThat(JournalCheck.in(Files.readAllBytes(journal)).damages()).isEmpty();
          assertThat(fold(read.events())).isEqualTo(Files.readString(meaning(journal)));
        });
  }

  @Test
  void isKeptAsTodaysVersionWritesIt() throws IOException {
    String today = written(EveryEvent.once());
    List<Path> journals = journals();
    if (WRITE && journals.stream().noneMatch(it -> isWritten(it, today))) {
      Files.createDirectories(FOLDER);
      Path added = FOLDER.resolve("journal-%03d.jsonl".formatted(journals.size() + 1));
      Files.writeString(added, today, StandardOpenOption.CREATE_NEW);
      Files.writeString(meaning(added), fold(EveryEvent.once()), StandardOpenOption.CREATE_NEW);
    }
    assertThat(journals()).as("run `make cases`").anyMatch(it -> isWritten(it, today));
  }

  /** The order of keys may differ from run to run, and with it the checksums. */
  private static boolean isWritten(Path journal, String today) {
    try {
      return content(Files.readString(journal)).equals(content(today));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<Map<?, ?>> content(String journal) {
    return journal.lines().map(GoldenJournalCasesTest::withoutChecksums).toList();
  }

  private static Map<?, ?> withoutChecksums(String line) {
    Map<Object, Object> json =
        new HashMap<>(Fields.of(Objects.requireNonNull(Json.read(line))).map());
    json.keySet().removeAll(List.of("prev", "crc"));
    return json;
  }

  private static List<Path> journals() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static Path meaning(Path journal) {
    String name = journal.getFileName().toString();
    return journal.resolveSibling(name.replace(".jsonl", ".txt"));
  }

  private static String written(List<RunEvent> events) {
    StringBuilder lines = new StringBuilder();
    String before = JournalFormat.NO_LINE_BEFORE;
    long number = 0;
    for (RunEvent event : events) {
      String line = JournalFormat.write(++number, before, event);
      before = JournalFormat.hash(line);
      lines.append(line).append('\n');
    }
    return new String(
        lines.toString().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
  }

  /** What the events amount to, in words that no order of a map can change. */
  private static String fold(List<RunEvent> events) {
    List<String> lines = new ArrayList<>();
    RunState state = RunState.NONE;
    for (RunEvent event : events) {
      state = state.after(event);
      lines.add(EventFormat.toJson(event).get("event") + ": " + statuses(state));
    }
    RunReport report = RunReport.of(events);
    RunEvent.Started started = report.started();
    lines.add("run %s of %s on %s".formatted(started.run(), started.playbook(), started.target()));
    for (RunReport.Row row : report.rows()) {
      String key = row.item().key();
      lines.add(
          "%s %s: %s after %s, %d attempts, unknown %s, changes %s"
              .formatted(
                  row.item().phase(),
                  key,
                  row.status().words(),
                  row.took(),
                  state.of(key).attempts(),
                  state.of(key).isUnknown(),
                  row.changes()));
      lines.add("  " + row.detail().replace("\n", "\n  "));
    }
    report.notes().forEach(note -> lines.add("note " + note));
    lines.add("ended " + state.ended().map(it -> it.verdict() + ": " + it.reason()).orElse("not"));
    return String.join("\n", lines) + "\n";
  }

  private static String statuses(RunState state) {
    return Stream.of("index/a", "b", "c", "d")
        .map(
            key ->
                "%s %s%s %s"
                    .formatted(
                        key,
                        state.of(key).attempts(),
                        state.of(key).isUnknown() ? " unknown" : "",
                        state
                            .of(key)
                            .outcome()
                            .map(it -> it.getClass().getSimpleName())
                            .orElse("-")))
        .collect(Collectors.joining(", "));
  }
}
