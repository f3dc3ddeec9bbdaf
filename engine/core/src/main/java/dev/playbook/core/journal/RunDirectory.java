package dev.playbook.core.journal;

import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of one run: {@code playbook.yml} and everything it was made of, {@code plan.json},
 * {@code journal.jsonl}, {@code captured/}, {@code out/<step>.log}.
 *
 * @param path the directory, absolute
 */
public record RunDirectory(Path path) {

  /** Returns where activities keep what undo needs, a directory each. */
  public Path captured() {
    return path.resolve("captured");
  }

  /** Returns where the output of activities lies. */
  public Path out() {
    return path.resolve("out");
  }

  /** Returns the journal. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** Begins the journal. */
  public JournalWriter newJournal() throws IOException {
    JournalWriter journal = JournalWriter.create(journal());
    force(path);
    return journal;
  }

  /** Keeps a text under a name, on the disk when this returns. */
  public void keep(String name, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path.resolve(name),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(text));
      channel.force(true);
    }
  }

  /**
   * Returns the last lines that an activity printed, at most so many; none when there is no log.
   */
  public List<String> lastOutput(String key, int most) {
    Path log = out().resolve(OutputLog.fileName(key));
    try (Stream<String> lines = Files.lines(log)) {
      Deque<String> last = new ArrayDeque<>(most + 1);
      lines.forEach(
          line -> {
            last.addLast(line);
            if (last.size() > most) {
              last.removeFirst();
            }
          });
      return List.copyOf(last);
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  /**
   * Returns the plan that the run was begun with, as its document; empty when it cannot be read.
   */
  public Optional<Fields> plan() {
    try {
      return Optional.ofNullable(Json.read(Files.readString(path.resolve("plan.json"))))
          .map(Fields::of);
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Returns the SHA-256 of a source's text, in hexadecimal. */
  public static String digest(Source source) {
    return HexFormat.of()
        .formatHex(JournalFormat.sha256().digest(source.text().getBytes(StandardCharsets.UTF_8)));
  }

  /** A new name in a directory is on the disk only when the directory is. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
