package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of a journal as far as they are whole. */
final class JournalReader {
  private JournalReader() {}

  /**
   * What was read.
   *
   * @param events the whole ones, in order
   * @param damage where and why reading ended before the end of the file
   */
  record Journal(List<RunEvent> events, Optional<String> damage) {}

  static Journal read(Path file) throws IOException {
    List<RunEvent> events = new ArrayList<>();
    String before = JournalFormat.NO_LINE_BEFORE;
    for (String text : lines(file)) {
      try {
        JournalFormat.Line line = JournalFormat.read(text);
        if (line.sequence() != events.size() + 1 || !line.before().equals(before)) {
          throw new IllegalArgumentException("it does not follow the line before");
        }
        events.add(line.event());
        before = JournalFormat.hash(text);
      } catch (RuntimeException e) {
        return new Journal(
            events, Optional.of("line " + (events.size() + 1) + ": " + e.getMessage()));
      }
    }
    return new Journal(events, Optional.empty());
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }
}
