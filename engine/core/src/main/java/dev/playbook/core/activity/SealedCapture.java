package dev.playbook.core.activity;

import dev.playbook.spi.Captured;
import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a step has kept before its change, with the seals of its files: an undo must not put back
 * what a disk or a person has made of them.
 *
 * @param files by name in the step's directory, each {@linkplain Seal#of seal}; empty when no file
 *     was kept, or by an engine that did not seal
 */
public record SealedCapture(Captured captured, Map<String, String> files) {

  /** Copies the seals, in order. */
  public SealedCapture {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** Returns what was kept without a file. */
  public static SealedCapture of(Captured captured) {
    return new SealedCapture(captured, Map.of());
  }

  /**
   * Brings what a step has kept to the disk, and seals it.
   *
   * @param directory the step's; need not be there
   * @throws StepFailedException {@code NOT_STARTED} when a file cannot be read, or is not on the
   *     disk
   */
  static SealedCapture of(Captured captured, Path directory) throws StepFailedException {
    if (captured.isEmpty() || !Files.isDirectory(directory)) {
      return of(captured);
    }
    Map<String, String> seals = new TreeMap<>();
    try {
      for (Path file : entries(directory)) {
        Seal.force(file);
        seals.put(file.getFileName().toString(), Seal.of(file));
      }
      for (Path folder : List.of(directory, directory.resolve(".."), directory.resolve("../.."))) {
        Seal.forceOne(folder);
      }
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`%s` is not safely on the disk: %s".formatted(directory, e.getMessage()),
          "make room in the state directory, see `playbook doctor`",
          e);
    }
    return new SealedCapture(captured, seals);
  }

  /**
   * Refuses what is no longer as it was kept.
   *
   * @throws StepFailedException {@code NOT_STARTED} with the file
   */
  void check(Path directory) throws StepFailedException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      if (!isAsKept(path, file.getValue())) {
        throw StepFailedException.notStarted(
            "what was kept is no longer what it was: `%s`; nothing was put back".formatted(path),
            "put a whole copy of it back and undo again, or restore the target by hand",
            null);
      }
    }
  }

  private static boolean isAsKept(Path path, String seal) {
    try {
      return Seal.of(path).equals(seal);
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
