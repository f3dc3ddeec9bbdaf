package dev.playbook.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
    for (Path entry : entries()) {
      Files.deleteIfExists(entry);
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.walk(path)) {
      return entries.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
