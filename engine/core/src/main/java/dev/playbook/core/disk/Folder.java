package dev.playbook.core.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that it holds. Symbolic links are not followed. */
public final class Folder {
  private Folder() {}

  /** Returns a path and, when it is a folder, all below it, each behind the folder it lies in. */
  public static List<Path> all(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Removes all that a folder holds; it need not be there. */
  public static void empty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path path : all(folder).reversed()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }
}
