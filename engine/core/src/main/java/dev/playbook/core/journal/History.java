package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of a state directory, the newest first.
 *
 * @param state where they lie
 */
public record History(StateDirectory state) {
  private static final String LAST = "last";

  /** By the journal: the name of a directory knows but the second. */
  private static final Comparator<RecordedRun> NEWEST_FIRST =
      Comparator.comparing((RecordedRun run) -> run.started().at()).reversed();

  /** Returns every run whose journal has at least its first line. */
  public List<RecordedRun> runs() throws IOException {
    return directories().stream().flatMap(run -> read(run).stream()).sorted(NEWEST_FIRST).toList();
  }

  /**
   * Returns the run with an id, however it is written.
   *
   * @param id the four characters, or the name of the run's directory; {@code last} for the newest
   */
  public Optional<RecordedRun> find(String id) throws IOException {
    if (id.equalsIgnoreCase(LAST)) {
      return runs().stream().findFirst();
    }
    return named(id).flatMap(run -> read(run).stream()).findFirst();
  }

  /**
   * Returns where the run with an id lies, even if nothing of its journal can be read.
   *
   * @param id as for {@link #find}
   */
  public Optional<RunDirectory> directory(String id) throws IOException {
    return id.equalsIgnoreCase(LAST)
        ? find(id).map(RecordedRun::directory)
        : named(id).filter(run -> Files.exists(run.journal())).findFirst();
  }

  private Stream<RunDirectory> named(String id) throws IOException {
    return directories().stream()
        .filter(run -> name(run).endsWith("-" + upper(id)) || name(run).equals(id));
  }

  /** Returns a run as it is by now. */
  public RecordedRun reread(RecordedRun run) throws IOException {
    return read(run.directory())
        .orElseThrow(() -> new IOException("the journal of the run can no longer be read"));
  }

  List<String> ids() throws IOException {
    return directories().stream()
        .map(run -> name(run).substring(name(run).lastIndexOf('-') + 1))
        .toList();
  }

  private List<RunDirectory> directories() throws IOException {
    if (!Files.isDirectory(state.runs())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(state.runs())) {
      return entries.filter(Files::isDirectory).map(RunDirectory::new).toList();
    }
  }

  private static Optional<RecordedRun> read(RunDirectory run) {
    if (!Files.exists(run.journal())) {
      return Optional.empty();
    }
    try {
      JournalReader.Journal journal = JournalReader.read(run.journal());
      return journal.events().stream()
          .findFirst()
          .filter(RunEvent.Started.class::isInstance)
          .map(RunEvent.Started.class::cast)
          .map(
              started ->
                  new RecordedRun(
                      run, started, journal.events(), journal.lastHash(), journal.damage()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String name(RunDirectory run) {
    return run.path().getFileName().toString();
  }

  private static String upper(String id) {
    return id.toUpperCase(Locale.ROOT);
  }
}
