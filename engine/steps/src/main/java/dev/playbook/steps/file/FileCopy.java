package dev.playbook.steps.file;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Difference;
import dev.playbook.steps.file.tree.Entry;
import dev.playbook.steps.file.tree.Placement;
import dev.playbook.steps.file.tree.Tree;
import dev.playbook.steps.file.tree.TreeBeside;
import dev.playbook.steps.file.tree.TreeCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a path of this machine was before a step: a whole file or folder, a link, or nothing.
 *
 * @param kind what was there
 * @param name the copy's name in the step's directory; for a link, where it leads
 * @param mode for example {@code rw-r--r--}
 */
public record FileCopy(Kind kind, String name, String mode) {
  private static final String KIND = "kind";
  private static final String COPY = "copy";
  private static final String MODE = "mode";

  /** What can be under a path. */
  public enum Kind {
    /** Nothing. */
    ABSENT,
    /** A regular file. */
    FILE,
    /** A folder with all that is in it. */
    FOLDER,
    /** A symbolic link. */
    LINK
  }

  /** Nothing was there. */
  public static final FileCopy NOTHING = new FileCopy(Kind.ABSENT, "", "");

  /** Copies what is there into the step's directory, under that name. */
  public static FileCopy keep(Path file, Path directory, String name)
      throws StepFailedException, InterruptedException {
    Tree tree = Tree.of(file);
    if (tree.isAbsent()) {
      return NOTHING;
    }
    try {
      if (tree.is(Entry.Kind.LINK)) {
        return new FileCopy(Kind.LINK, Files.readSymbolicLink(file).toString(), "");
      }
      Placement.remove(directory.resolve(name));
      TreeCopy.write(tree, directory.resolve(name));
      return new FileCopy(
          tree.is(Entry.Kind.FOLDER) ? Kind.FOLDER : Kind.FILE,
          name,
          PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`" + file + "` cannot be kept: " + e.getMessage(),
          "look at its owner and mode, and whether the disk is full",
          e);
    }
  }

  /** Reads back what {@link #values} gave. */
  public static FileCopy of(Map<?, ?> values) {
    return new FileCopy(
        Kind.valueOf(String.valueOf(values.get(KIND))),
        String.valueOf(values.get(COPY)),
        String.valueOf(values.get(MODE)));
  }

  /** Returns it for the journal. */
  public Map<String, Object> values() {
    return new LinkedHashMap<>(Map.of(KIND, kind.name(), COPY, name, MODE, mode));
  }

  /** Returns whether the file is like this now, by kind, content and mode. */
  public boolean isLike(Path file, Path directory)
      throws StepFailedException, InterruptedException {
    try {
      boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      return switch (kind) {
        case ABSENT -> !isThere;
        case LINK ->
            Files.isSymbolicLink(file) && Files.readSymbolicLink(file).toString().equals(name);
        case FOLDER ->
            Difference.between(Tree.of(directory.resolve(name)), Tree.of(file)).isEmpty();
        case FILE ->
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(file, directory.resolve(name)) < 0
                && PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).equals(mode);
      };
    } catch (IOException e) {
      throw new StepFailedException(
          "`%s` cannot be compared with what was kept: %s".formatted(file, e.getMessage()),
          "look at `" + directory + "`");
    }
  }

  /** Makes the file like this again, in one move, and looks whether it is. */
  public void putBack(Path file, Path directory) throws StepFailedException, InterruptedException {
    try {
      if (kind != Kind.FOLDER && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Placement.remove(file);
      }
      switch (kind) {
        case ABSENT -> Files.deleteIfExists(file);
        case LINK -> {
          Files.deleteIfExists(file);
          Files.createDirectories(FileBeside.folder(file));
          Files.createSymbolicLink(file, Path.of(name));
        }
        case FOLDER -> putBackFolder(file, directory.resolve(name));
        case FILE -> putBackFile(file, directory.resolve(name));
      }
    } catch (IOException e) {
      throw new StepFailedException(
          "`%s` cannot be put back: %s".formatted(file, e.getMessage()),
          "the copy lies in `" + directory.resolve(name) + "`");
    }
    if (!isLike(file, directory)) {
      throw new StepFailedException(
          "`" + file + "` was put back, but it is not as it was: something else writes there",
          "the copy lies in `" + directory.resolve(name) + "`");
    }
  }

  private static void putBackFolder(Path folder, Path copy)
      throws IOException, StepFailedException, InterruptedException {
    Files.createDirectories(FileBeside.folder(folder));
    try (TreeBeside beside = new TreeBeside(folder)) {
      TreeCopy.write(Tree.of(copy), beside.path());
      beside.keep();
    }
  }

  private static void putBackFile(Path file, Path copy) throws IOException, StepFailedException {
    Files.createDirectories(FileBeside.folder(file));
    if (Files.isSymbolicLink(file)) {
      Files.delete(file);
    }
    try (FileBeside beside = FileBeside.of(file)) {
      Files.copy(copy, beside.path(), StandardCopyOption.REPLACE_EXISTING);
      FileBeside.takeOver(copy, beside.path());
      beside.keep();
    }
  }
}
