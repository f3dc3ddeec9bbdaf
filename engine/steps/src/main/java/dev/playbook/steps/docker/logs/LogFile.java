package dev.playbook.steps.docker.logs;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.FileBeside;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of lines that appears when it is whole, and that cannot fill the disk. */
final class LogFile implements AutoCloseable {
  private final Path path;
  private final FileBeside beside;
  private final OutputStream stream;
  private final long limit;
  private long size;
  private boolean truncated;

  private LogFile(Path path, FileBeside beside, OutputStream stream, long limit) {
    this.path = path;
    this.beside = beside;
    this.stream = stream;
    this.limit = limit;
  }

  static LogFile at(Path path, long limit) throws StepFailedException {
    FileBeside beside = FileBeside.of(path);
    try {
      OutputStream stream = new BufferedOutputStream(Files.newOutputStream(beside.path()));
      return new LogFile(path, beside, stream, limit);
    } catch (IOException e) {
      beside.close();
      throw StepFailedException.notStarted(
          "`" + path + "` cannot be written: " + e.getMessage(), "look at the disk", e);
    }
  }

  Path path() {
    return path;
  }

  boolean isTruncated() {
    return truncated;
  }

  /** Adds a line, as long as there is room. */
  void add(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    truncated |= size + bytes.length > limit;
    if (!truncated) {
      stream.write(bytes);
      size += bytes.length;
    }
  }

  /** Puts the file into its place. */
  void keep() throws StepFailedException {
    try {
      if (truncated) {
        stream.write("[the rest is left out]\n".getBytes(StandardCharsets.UTF_8));
      }
      stream.close();
    } catch (IOException e) {
      throw new StepFailedException(
          "`" + path + "` cannot be written: " + e.getMessage(), "look whether the disk is full");
    }
    beside.keep();
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException lost) {
      // An unfinished file is not kept.
    }
    beside.close();
  }
}
