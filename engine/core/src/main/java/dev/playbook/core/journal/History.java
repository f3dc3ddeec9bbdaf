package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
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
    return newest(_ -> true).toList();
  }

  /** Returns the runs that began as wanted; reads of the others only the beginning. */
  public Stream<RecordedRun> begun(Predicate<RunEvent.Started> wanted) throws IOException {
    return newest(
        run ->
            JournalGlance.first(run.journal())
                .filter(first -> first instanceof RunEvent.Started it && wanted.test(it))
                .isPresent());
  }

  /**
   * Returns the runs without an end that everybody knows: they go on, broke off, or left something
   * unknown. Reads of the others only the end.
   */
  public List<RecordedRun> unsettled() throws IOException {
    return newest(run -> !JournalGlance.last(run.journal()).map(History::settles).orElse(false))
        .toList();
  }

  private static boolean settles(RunEvent last) {
    return last instanceof RunEvent.GivenUp
        || (last instanceof RunEvent.Ended ended && ended.verdict() != Verdict.UNKNOWN);
  }

  /** Reads them when they are asked for, those of one second together. */
  private Stream<RecordedRun> newest(Predicate<RunDirectory> wanted) throws IOException {
    Map<String, List<RunDirectory>> bySecond = new TreeMap<>(Comparator.reverseOrder());
    for (RunDirectory run : directories()) {
      bySecond.computeIfAbsent(second(run), _ -> new ArrayList<>()).add(run);
    }
    return bySecond.values().stream()
        .flatMap(
            runs ->
                runs.stream()
                    .filter(wanted)
                    .flatMap(run -> read(run).stream())
                    .sorted(NEWEST_FIRST));
  }

  /**
   * Returns the run with an id, however it is written.
   *
   * @param id the four characters, or the name of the run's directory; {@code last} for the newest
   */
  public Optional<RecordedRun> find(String id) throws IOException {
    if (id.equalsIgnoreCase(LAST)) {
      return newest(_ -> true).findFirst();
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

  private static String second(RunDirectory run) {
    return name(run).substring(0, Math.max(0, name(run).lastIndexOf('-')));
  }

  private static String name(RunDirectory run) {
    return run.path().getFileName().toString();
  }

  private static String upper(String id) {
    return id.toUpperCase(Locale.ROOT);
  }
}
