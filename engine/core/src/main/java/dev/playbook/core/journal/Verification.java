package dev.playbook.core.journal;

import dev.playbook.core.disk.Seal;
import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the files of a run tell of themselves: whether they are as they were written. Lines that
 * were cut off at the end leave no trace in them; only a hash that was noted elsewhere tells.
 *
 * @param started the first event; empty when it cannot be read
 * @param hashes the hash of each whole line, in order
 * @param damages what is wrong with the journal, in order
 * @param files the files beside the journal, by name
 */
public record Verification(
    RunDirectory directory,
    Optional<RunEvent.Started> started,
    List<String> hashes,
    List<Damage> damages,
    Map<String, Kept> files) {

  /** What has become of a file that was kept. */
  public enum Kept {
    /** It is as it was. */
    SAME,
    /** Its content is another one. */
    CHANGED,
    /** It is gone, or cannot be read. */
    MISSING
  }

  /** Copies the collections. */
  public Verification {
    hashes = List.copyOf(hashes);
    damages = List.copyOf(damages);
    files = new TreeMap<>(files);
  }

  /** Reads all of a run's files that the journal vouches for, and changes nothing. */
  public static Verification of(RunDirectory directory) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.journal());
    JournalCheck.Found found = JournalCheck.in(bytes);
    List<RunEvent> events = JournalReader.of(bytes).events();
    Optional<RunEvent.Started> started =
        events.stream()
            .findFirst()
            .flatMap(
                first -> first instanceof RunEvent.Started it ? Optional.of(it) : Optional.empty());
    return new Verification(
        directory,
        started,
        found.hashes(),
        found.damages(),
        files(directory, seals(directory, events)));
  }

  /** Returns whether everything is as it was written, as far as the files themselves can tell. */
  public boolean isWhole() {
    return damages.isEmpty() && files.values().stream().allMatch(Kept.SAME::equals);
  }

  /** Returns the hash of the last whole line, which stands for all before it. */
  public String head() {
    return hashes.isEmpty() ? JournalFormat.NO_LINE_BEFORE : hashes.getLast();
  }

  /**
   * Returns how many lines stand behind the one with a hash; empty when none has it, because it was
   * cut off or the journal is another one.
   */
  public Optional<Integer> linesBehind(String hash) {
    int at = hashes.lastIndexOf(hash);
    return at < 0 ? Optional.empty() : Optional.of(hashes.size() - 1 - at);
  }

  /** What the run was made of, and what its steps have kept, by path below the run's directory. */
  private static Map<String, String> seals(RunDirectory directory, List<RunEvent> events) {
    Map<String, String> seals = new TreeMap<>();
    for (RunEvent event : events) {
      if (event instanceof RunEvent.Started started) {
        seals.putAll(started.kept());
      } else if (event instanceof RunEvent.Kept kept) {
        Path folder = directory.path().relativize(directory.captured(kept.key()));
        kept.capture()
            .files()
            .forEach((name, seal) -> seals.put(folder.resolve(name).toString(), seal));
      }
    }
    return seals;
  }

  private static Map<String, Kept> files(RunDirectory directory, Map<String, String> seals) {
    Map<String, Kept> files = new TreeMap<>();
    seals.forEach((name, seal) -> files.put(name, kept(directory.path().resolve(name), seal)));
    return files;
  }

  private static Kept kept(Path file, String seal) {
    try {
      return Seal.of(file).equals(seal) ? Kept.SAME : Kept.CHANGED;
    } catch (IOException unreadable) {
      return Kept.MISSING;
    }
  }
}
