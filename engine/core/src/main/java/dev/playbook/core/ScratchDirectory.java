package dev.playbook.core;

import dev.playbook.core.disk.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for the time of a look; nothing of it stays. */
final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  ScratchDirectory() throws IOException {
    path = Files.createTempDirectory("playbook-look-");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Folder.empty(path);
    Files.deleteIfExists(path);
  }
}
