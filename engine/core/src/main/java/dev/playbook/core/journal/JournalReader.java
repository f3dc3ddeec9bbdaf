package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of a journal as far as they are whole. */
final class JournalReader {
  static final String ORDER = "it does not follow the line before";

  private final byte[] bytes;
  private final List<RunEvent> events = new ArrayList<>();
  private String before = JournalFormat.NO_LINE_BEFORE;
  private int end;

  private JournalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * What was read.
   *
   * @param events the whole ones, in order
   * @param end the end of the last of them, in bytes, without its line end
   * @param lastHash what the next line must follow
   * @param damage where and why reading ended before the end of the file
   */
  record Journal(List<RunEvent> events, long end, String lastHash, Optional<Damage> damage) {
    Journal {
      events = List.copyOf(events);
    }
  }

  static Journal read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  static Journal of(byte[] bytes) {
    return new JournalReader(bytes).read();
  }

  private Journal read() {
    for (JournalLines.Place line : lines(0)) {
      Optional<String> fault = take(line.text());
      if (fault.isPresent()) {
        return journal(Optional.of(damage(line.offset(), fault.get())));
      }
      end = line.end();
    }
    return journal(Optional.empty());
  }

  private Iterable<JournalLines.Place> lines(int from) {
    return () -> JournalLines.of(bytes, from).iterator();
  }

  private Journal journal(Optional<Damage> damage) {
    return new Journal(events, end, before, damage);
  }

  /** Takes the event of a line, or says what is wrong with it. */
  private Optional<String> take(String text) {
    try {
      JournalFormat.Line line = JournalFormat.read(text);
      if (line.sequence() != events.size() + 1 || !line.before().equals(before)) {
        return Optional.of(ORDER);
      }
      events.add(line.event());
      before = JournalFormat.hash(text);
      return Optional.empty();
    } catch (RuntimeException fault) {
      return Optional.of(String.valueOf(fault.getMessage()));
    }
  }

  private Damage damage(int begin, String reason) {
    boolean torn = JournalLines.of(bytes, begin).noneMatch(JournalLines.Place::isWhole);
    return new Damage(events.size() + 1L, begin, bytes.length - begin, torn, reason);
  }
}
