package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Entry.Kind;
import dev.playbook.steps.file.tree.Size;
import dev.playbook.steps.file.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * From where to where on this machine, and what is refused of it.
 *
 * @param from absolute
 * @param to absolute
 */
record Route(Path from, Path to) {

  Resource source() {
    return Resource.hostFile(from.toString());
  }

  Resource target() {
    return Resource.hostFile(to.toString());
  }

  /** Returns what is not there: the one end, or the folder of the other. */
  Optional<Blocked> missing() {
    if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new Blocked(source(), none(from), "correct `from`"));
    }
    Path folder = folder(to);
    return Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of(
            new Blocked(
                Resource.hostFile(folder.toString()),
                "the folder " + none(folder),
                "make it first, or correct `to`"));
  }

  private static String none(Path path) {
    return "`" + path + "` does not exist";
  }

  /** Refuses what is not there. */
  void checkPresent() throws StepFailedException {
    Optional<Blocked> missing = missing();
    if (missing.isPresent()) {
      throw refused(missing.get().reason(), missing.get().hint());
    }
  }

  /** Refuses what would go into itself, or has no place to go to. */
  void check() throws StepFailedException {
    Path source = real(from);
    Path target = real(to);
    if (source.equals(target)) {
      throw refused("`%s` and `%s` are the same".formatted(from, to), "correct `from` or `to`");
    }
    if (target.startsWith(source)) {
      throw refused("`%s` lies inside of `%s`".formatted(to, from), "choose a place beside it");
    }
    if (source.startsWith(target)) {
      throw refused(
          "`%s` lies inside of `%s`, which would be replaced".formatted(from, to),
          "choose a place beside it");
    }
    checkWritable(folder(to));
  }

  private static void checkWritable(Path folder) throws StepFailedException {
    if (!Files.isWritable(folder)) {
      throw refused(
          "user `%s` may not write into `%s`".formatted(System.getProperty("user.name"), folder),
          "look at its owner and mode");
    }
  }

  /** Refuses a file in the place of a folder and the other way round. */
  void checkKinds(Tree source, Tree target) throws StepFailedException {
    boolean isFolder = source.is(Kind.FOLDER);
    if (target.isAbsent() || isFolder == target.is(Kind.FOLDER)) {
      return;
    }
    throw isFolder
        ? refused(
            "`%s` is a folder and `%s` is none".formatted(from, to),
            "name a folder in `to`, or move that file aside first")
        : refused(
            "`%s` is a folder: the file would get into it under another name than meant"
                .formatted(to),
            "write the full name, for example `%s`".formatted(to.resolve(from.getFileName())));
  }

  /** Refuses when the disk has not enough room. */
  void checkRoom(long bytes) throws StepFailedException {
    try {
      long room = Files.getFileStore(folder(to)).getUsableSpace();
      if (room < bytes) {
        throw refused(
            "`%s` needs %s, and %s are free".formatted(to, Size.of(bytes), Size.of(room)),
            "make room first");
      }
    } catch (IOException e) {
      throw unreadable(folder(to), e);
    }
  }

  static Path folder(Path path) {
    return path.resolveSibling("").toAbsolutePath();
  }

  /** Returns where a path leads, also when its end is not there yet. */
  static Path real(Path path) throws StepFailedException {
    try {
      Path present = path;
      while (!Files.exists(present)) {
        present = folder(present);
      }
      return present.toRealPath().resolve(present.relativize(path)).normalize();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  static StepFailedException unreadable(Path path, IOException fault) {
    return StepFailedException.notStarted(
        "`" + path + "` cannot be looked at: " + fault.getMessage(),
        "look at its owner and mode",
        fault);
  }

  static StepFailedException refused(String message, String hint) {
    return StepFailedException.notStarted(message, hint, null);
  }
}
