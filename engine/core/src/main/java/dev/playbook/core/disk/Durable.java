package dev.playbook.core.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to the disk what was written. */
public final class Durable {
  private Durable() {}

  /** Forces the content of a file, or the names in a folder: a new name is durable only then. */
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Forces a file, or a folder with all that it holds. */
  public static void forceAll(Path path) throws IOException {
    for (Path each : Folder.all(path)) {
      if (!Files.isSymbolicLink(each)) {
        force(each);
      }
    }
  }
}
