package dev.playbook.steps.file.tree;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to disk which names a folder has. */
public final class Durable {
  private Durable() {}

  /** Forces a folder to disk; an interrupt does not keep it from that and stays set. */
  public static void force(Path folder) throws IOException {
    boolean isInterrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (ClosedByInterruptException again) {
      force(folder);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
