package dev.playbook.core.activity;

import dev.playbook.core.disk.Durable;
import dev.playbook.core.disk.Folder;
import dev.playbook.core.disk.Seal;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import java.io.IOException;
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
   * Lets a step keep what its undo will need, brings it to the disk, and seals it. Files that an
   * earlier attempt has left are gone then: an undo is never of that one.
   *
   * @param directory the step's; need not be there
   * @throws StepFailedException what the step throws; {@code NOT_STARTED} when a file cannot be
   *     read, or is not on the disk
   */
  static SealedCapture by(Step step, StepContext context, Path directory)
      throws StepFailedException, InterruptedException {
    try {
      Folder.empty(directory);
      Captured captured = step.capture(context);
      return captured.isEmpty() || !Files.isDirectory(directory)
          ? of(captured)
          : new SealedCapture(captured, seals(directory));
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`%s` is not safely on the disk: %s".formatted(directory, e.getMessage()),
          "make room in the state directory, see `playbook doctor`",
          e);
    }
  }

  private static Map<String, String> seals(Path directory) throws IOException {
    Map<String, String> seals = new TreeMap<>();
    for (Path file : entries(directory)) {
      Durable.forceAll(file);
      seals.put(file.getFileName().toString(), Seal.of(file));
    }
    for (Path folder : List.of(directory, directory.resolve(".."), directory.resolve("../.."))) {
      Durable.force(folder);
    }
    return seals;
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
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
