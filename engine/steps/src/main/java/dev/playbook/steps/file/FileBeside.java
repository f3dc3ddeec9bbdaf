package dev.playbook.steps.file;

import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A file that is written beside another and takes its place when it is whole; until then the other
 * stays as it is. A new file is readable by its owner alone; one that takes the place of another
 * has its mode and owner.
 */
public final class FileBeside implements AutoCloseable {
  private final Path target;
  private final Path path;

  private FileBeside(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  /** Makes an empty file beside the target, or beside the file that the target links to. */
  public static FileBeside of(Path wanted) throws StepFailedException {
    try {
      Path target = Files.exists(wanted) ? wanted.toRealPath() : wanted;
      Path path =
          Files.createTempFile(folder(target), "." + target.getFileName() + ".", ".playbook");
      if (Files.exists(target)) {
        takeOver(target, path);
      }
      return new FileBeside(target, path);
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "no file can be made beside `" + wanted + "`: " + e.getMessage(),
          "look whether the folder is there and can be written",
          e);
    }
  }

  /**
   * Takes up a file that was made before, and written since.
   *
   * @param path what {@link #path} was
   */
  public static FileBeside again(Path wanted, Path path) throws StepFailedException {
    try {
      return new FileBeside(Files.exists(wanted) ? wanted.toRealPath() : wanted, path);
    } catch (IOException e) {
      throw new StepFailedException(
          "the command succeeded, but its output cannot be put into `" + wanted + "`",
          "it lies in `" + path + "`");
    }
  }

  /** Returns the file to write to. */
  public Path path() {
    return path;
  }

  /** Forces the content to disk and moves it into place. */
  public void keep() throws StepFailedException {
    try {
      force(path, StandardOpenOption.WRITE);
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      force(folder(target), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new StepFailedException(
          "the command succeeded, but its output cannot be put into `"
              + target
              + "`: "
              + e.getMessage(),
          "look whether the disk is full");
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      // It is named after the target and does no harm.
    }
  }

  static Path folder(Path target) {
    return target.resolveSibling("").toAbsolutePath();
  }

  static void takeOver(Path target, Path path) throws IOException {
    PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    view.setGroup(old.group());
    view.setOwner(old.owner());
    view.setPermissions(old.permissions());
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}
