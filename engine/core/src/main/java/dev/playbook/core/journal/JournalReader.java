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
  private static final String ORDER = "it does not follow the line before";

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
    return new JournalReader(Files.readAllBytes(file)).read();
  }

  private Journal read() {
    int begin = 0;
    while (begin < bytes.length) {
      String text = line(begin);
      Optional<String> fault = take(text);
      if (fault.isPresent()) {
        return journal(Optional.of(damage(begin, fault.get())));
      }
      end = begin + text.length();
      begin = end + 1;
    }
    return journal(Optional.empty());
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
    boolean torn = true;
    for (int next = begin; next < bytes.length; next += line(next).length() + 1) {
      torn &= !JournalFormat.isWhole(line(next));
    }
    return new Damage(events.size() + 1L, begin, bytes.length - begin, torn, reason);
  }

  /** Lines are plain ASCII, so that a character is a byte; in a damaged one it may be any byte. */
  private String line(int begin) {
    int feed = begin;
    while (feed < bytes.length && bytes[feed] != '\n') {
      feed++;
    }
    return new String(bytes, begin, feed - begin, StandardCharsets.ISO_8859_1);
  }
}
