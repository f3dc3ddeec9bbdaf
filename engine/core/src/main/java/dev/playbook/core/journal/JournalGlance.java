package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads one line of a journal and nothing else of it, to tell whether the rest is of interest. What
 * cannot be read is empty, and so of interest.
 */
final class JournalGlance {
  private static final int LONGEST_END = 1 << 16;

  private JournalGlance() {}

  /** Returns the event of the first line. */
  static Optional<RunEvent> first(Path journal) {
    try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.ISO_8859_1)) {
      return Optional.ofNullable(lines.readLine()).flatMap(JournalGlance::event);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Returns the event of the last line that tells of the run itself, not of its report. */
  static Optional<RunEvent> last(Path journal) {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(LONGEST_END, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      return last(new String(end, StandardCharsets.ISO_8859_1).stripTrailing());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<RunEvent> last(String lines) {
    int begin = lines.lastIndexOf('\n') + 1;
    Optional<RunEvent> last = event(lines.substring(begin));
    boolean aside = last.isPresent() && last.get() instanceof RunEvent.Filled && begin > 0;
    return aside ? last(lines.substring(0, begin - 1)) : last;
  }

  private static Optional<RunEvent> event(String line) {
    try {
      return Optional.of(JournalFormat.read(line).event());
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }
}
