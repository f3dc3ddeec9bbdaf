package dev.playbook.steps.docker.exec;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A file on this machine that is written beside the one it replaces, and takes its place only when
 * it is whole. A new one is readable by its owner alone, others keep mode and owner.
 */
final class OutputFile implements AutoCloseable {
  private final Path target;
  private final Path beside;
  private final FileChannel channel;

  private OutputFile(Path target, Path beside, FileChannel channel) {
    this.target = target;
    this.beside = beside;
    this.channel = channel;
  }

  static OutputFile beside(Path wanted) throws StepFailedException {
    try {
      Path target = Files.exists(wanted) ? wanted.toRealPath() : wanted.toAbsolutePath();
      Path folder = target.resolveSibling("");
      Path beside = Files.createTempFile(folder, "." + target.getFileName() + ".", ".playbook");
      return new OutputFile(target, beside, FileChannel.open(beside, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "no file can be made beside `" + wanted + "`: " + e.getMessage(),
          "look whether the folder is there and can be written",
          e);
    }
  }

  OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  /** Forces the content to disk, moves it into place and tells what changed. */
  Change keep() throws StepFailedException {
    try {
      State before = Files.exists(target) ? state(target) : State.ABSENT;
      if (Files.exists(target)) {
        takeOverAttributes();
      }
      channel.force(true);
      State after = state(beside);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      return new Change(Resource.hostFile(target.toString()), before, after);
    } catch (IOException e) {
      throw new StepFailedException(
          "the command succeeded, but its output cannot be put into `%s`: %s"
              .formatted(target, e.getMessage()),
          "look whether the disk is full");
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(beside);
    } catch (IOException stays) {
      // its name says where it comes from, and nobody reads it
    }
  }

  private void takeOverAttributes() throws IOException {
    var old = Files.readAttributes(target, PosixFileAttributes.class);
    var view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
    view.setGroup(old.group());
    view.setOwner(old.owner());
    view.setPermissions(old.permissions());
  }

  private static State state(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return State.known("%d bytes, sha256 %s".formatted(Files.size(file), Sha256.of(content)));
    }
  }
}
