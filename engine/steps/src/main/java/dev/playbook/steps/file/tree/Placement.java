package dev.playbook.steps.file.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts a whole file or folder into its place, and takes one away; no interrupt cuts that short. */
public final class Placement {
  private Placement() {}

  /**
   * Moves what is at a path to another of the same file system, in the place of what is there. A
   * file replaces a file at once. A folder is first moved aside, which leaves a moment in which
   * nothing is there.
   *
   * @throws java.nio.file.AtomicMoveNotSupportedException when it is another file system
   */
  public static void put(Path fresh, Path target) throws IOException {
    if (isFolder(fresh) || isFolder(target)) {
      swap(fresh, target);
    } else {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
    Durable.force(folder(target));
  }

  private static void swap(Path fresh, Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path aside = beside(target);
    Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      throw failure;
    }
    delete(aside);
  }

  /** Takes away what is at a path, at once, and then deletes it; nothing when nothing is there. */
  public static void remove(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Path aside = beside(path);
      Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
      Durable.force(folder(path));
      delete(aside);
    }
  }

  /** Returns a new name in the same folder. */
  static Path beside(Path path) {
    String word = UUID.randomUUID().toString().substring(0, 8);
    return path.resolveSibling("." + path.getFileName() + "." + word + ".playbook");
  }

  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (isFolder(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        List<Path> all = inside.toList();
        for (Path one : all) {
          delete(one);
        }
      }
    }
    Files.delete(path);
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path folder(Path path) {
    return path.resolveSibling("").toAbsolutePath();
  }
}
