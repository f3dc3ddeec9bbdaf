package dev.playbook.steps.file.tree;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.file.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The SHA-256 by which contents are told apart. */
public final class Sum {
  private Sum() {}

  /** Returns that of a file. */
  public static String of(Path file) throws IOException, InterruptedException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return Sha256.of(bytes);
    } catch (ClosedByInterruptException stop) {
      throw Interruption.of();
    }
  }

  /** Returns that of a text. */
  public static String of(String text) {
    try {
      return Sha256.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns one for all names, kinds, links and contents of a tree; not for modes and times. */
  public static String of(Tree tree) throws StepFailedException, InterruptedException {
    StringBuilder text = new StringBuilder();
    try {
      for (Map.Entry<String, Entry> one : tree.entries().entrySet()) {
        Entry entry = one.getValue();
        String content = entry.kind() == Entry.Kind.FILE ? of(tree.path(one.getKey())) : "";
        text.append(one.getKey()).append('\0').append(entry.kind()).append('\0');
        text.append(entry.target()).append('\0').append(content).append('\0');
      }
      return of(text.toString());
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`" + tree.root() + "` cannot be read: " + e.getMessage(),
          "look at the owners and modes in it",
          e);
    }
  }
}
