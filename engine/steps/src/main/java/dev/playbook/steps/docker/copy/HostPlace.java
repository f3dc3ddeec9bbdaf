package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.docker.file.Content;
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
import java.time.Duration;
import java.util.Optional;

/** A path on this machine. */
final class HostPlace implements Place {
  private static final int PERMISSIONS = 07777;

  private final Path path;

  HostPlace(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  @Override
  public Place cleaning(Duration limit) {
    return this;
  }

  @Override
  public Resource resource() {
    return Resource.hostFile(path.toString());
  }

  @Override
  public Optional<Seen> look() throws StepFailedException {
    return read(OutputStream.nullOutputStream());
  }

  @Override
  public Optional<Seen> copyTo(Path file) throws StepFailedException {
    try (OutputStream sink = Files.newOutputStream(file)) {
      return read(sink);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void write(ContainerFile attributes, Content content) throws StepFailedException {
    try {
      Path target = real();
      Path beside =
          Files.createTempFile(
              target.resolveSibling(""), "." + target.getFileName() + ".", ".playbook");
      try {
        fill(beside, attributes, content);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new StepFailedException(
          "%s cannot be written: %s".formatted(words(), e.getMessage()),
          "look whether the folder is there, and can be written by user `%s`"
              .formatted(System.getProperty("user.name")));
    }
    check(content);
  }

  @Override
  public void remove() throws StepFailedException {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new StepFailedException(
          "%s cannot be removed: %s".formatted(words(), e.getMessage()), "remove it by hand");
    }
  }

  @Override
  public boolean isFolder() {
    return Files.isDirectory(path);
  }

  @Override
  public boolean hasFolder() {
    return Files.isDirectory(path.resolveSibling(""));
  }

  /** A new file belongs to whoever runs the engine, as with any other program. */
  @Override
  public ContainerFile arriving(ContainerFile source, boolean sameContainer) {
    return new ContainerFile(source.mode(), owner("uid"), owner("gid"), source.size());
  }

  @Override
  public String note() throws StepFailedException {
    try {
      return Files.isSymbolicLink(path) ? "a link to `" + real() + "`" : "";
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public String words() {
    return "`" + path + "` on the host";
  }

  private Optional<Seen> read(OutputStream sink) throws StepFailedException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      throw StepFailedException.notStarted(
          words() + " is no regular file", "name the file itself, with its full path", null);
    }
    try (InputStream content = Files.newInputStream(path)) {
      return Optional.of(Seen.copy(attributes(path), content, sink));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void fill(Path file, ContainerFile attributes, Content content)
      throws IOException {
    try (InputStream bytes = content.open();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      bytes.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
    ContainerFile made = attributes(file);
    if (made.user() != attributes.user() || made.group() != attributes.group()) {
      Files.setAttribute(file, "unix:uid", (int) attributes.user());
      Files.setAttribute(file, "unix:gid", (int) attributes.group());
    }
    Files.setAttribute(file, "unix:mode", attributes.mode());
  }

  private void check(Content content) throws StepFailedException {
    try (InputStream wanted = content.open()) {
      String sum = Sha256.of(wanted);
      if (look().filter(seen -> seen.sum().equals(sum)).isEmpty()) {
        throw new StepFailedException(
            words() + " was written, but its content is another", "look who else writes this file");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static ContainerFile attributes(Path file) throws IOException {
    return new ContainerFile(
        (int) number(file, "mode") & PERMISSIONS,
        number(file, "uid"),
        number(file, "gid"),
        number(file, "size"));
  }

  private static long number(Path file, String name) throws IOException {
    return Files.getAttribute(file, "unix:" + name) instanceof Number number
        ? number.longValue()
        : 0;
  }

  private static long owner(String key) {
    try {
      return number(Path.of("/proc/self"), key);
    } catch (IOException | UnsupportedOperationException unknown) {
      return 0;
    }
  }

  private Path real() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  private StepFailedException unreadable(IOException fault) {
    return StepFailedException.notStarted(
        "%s cannot be read: %s".formatted(words(), fault.getMessage()),
        "look at its owner and mode",
        fault);
  }
}
