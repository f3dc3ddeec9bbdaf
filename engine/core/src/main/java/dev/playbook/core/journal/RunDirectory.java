package dev.playbook.core.journal;

import dev.playbook.core.activity.Workspace;
import dev.playbook.core.disk.Durable;
import dev.playbook.core.disk.Seal;
import dev.playbook.core.disk.Sha256;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.plan.Premises;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files of one run: {@code playbook.yml} and everything it was made of, {@code premises.json},
 * {@code plan.json}, {@code journal.jsonl}, {@code captured/}, {@code out/<step>.log}.
 *
 * @param path the directory, absolute
 */
public record RunDirectory(Path path) {
  private static final String PREMISES = "premises.json";

  /** Returns where activities keep what undo needs, a directory each. */
  public Path captured() {
    return path.resolve("captured");
  }

  /** Returns where an activity keeps its files, whether or not it has any. */
  public Path captured(String key) {
    return Workspace.directory(captured(), key);
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
    Durable.force(path);
    return journal;
  }

  /** Goes on with the journal, of which at most the end may be torn. */
  public JournalWriter reopenedJournal() throws IOException {
    return JournalWriter.reopen(journal(), JournalReader.read(journal()));
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
   * Keeps what a run starts from, and the text of every file that it is made of.
   *
   * @param environment the engine's own variables
   * @param mask what every text goes through first
   */
  public void keep(Premises premises, Map<String, String> environment, UnaryOperator<String> mask)
      throws IOException {
    for (Map.Entry<String, Source> file : KeptPremises.files(premises).entrySet()) {
      keep(file.getKey(), mask.apply(file.getValue().text()));
    }
    KeptPremises kept = KeptPremises.of(premises, environment, mask);
    keep(PREMISES, PremisesFormat.write(kept) + "\n");
  }

  /**
   * Returns what the run started from; empty when the engine that began it did not keep it.
   *
   * @throws IllegalArgumentException when it is damaged or of another version
   */
  public Optional<KeptPremises> premises() throws IOException {
    Path file = path.resolve(PREMISES);
    return Files.exists(file)
        ? Optional.of(PremisesFormat.read(Files.readString(file)))
        : Optional.empty();
  }

  /**
   * Returns a file's text as the run was made of it. A copy in which a secret was masked is not
   * that; the file itself is, as long as it has not changed.
   */
  public Optional<String> text(KeptSource source) {
    return Stream.of(path.resolve(source.file()), source.path())
        .flatMap(file -> read(file).stream())
        .filter(text -> Sha256.of(text).equals(source.digest()))
        .findFirst();
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty();
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

  /** Returns the SHA-256 of every file beside the journal, in hexadecimal, by its name. */
  public Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(journal())) {
          digests.put(file.getFileName().toString(), Seal.of(file));
        }
      }
    }
    return digests;
  }
}
