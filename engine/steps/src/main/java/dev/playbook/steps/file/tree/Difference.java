package dev.playbook.steps.file.tree;

import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that one tree has in another way than another.
 *
 * @param path below the roots, {@code ""} for the roots themselves
 * @param before what the first has there
 * @param after what the second has there
 */
public record Difference(String path, Optional<Entry> before, Optional<Entry> after) {

  /** Compares kinds, contents, modes and, as far as they can be given away, owners. */
  public static List<Difference> between(Tree before, Tree after)
      throws StepFailedException, InterruptedException {
    SortedSet<String> paths = new TreeSet<>(before.entries().keySet());
    paths.addAll(after.entries().keySet());
    List<Difference> differences = new ArrayList<>();
    for (String path : paths) {
      Optional<Entry> old = Optional.ofNullable(before.entries().get(path));
      Optional<Entry> fresh = Optional.ofNullable(after.entries().get(path));
      if (old.isEmpty()
          || fresh.isEmpty()
          || !isLike(old.get(), fresh.get())
          || !hasSameContent(path, before, after)) {
        differences.add(new Difference(path, old, fresh));
      }
    }
    return differences;
  }

  private static boolean isLike(Entry one, Entry other) {
    boolean isSameThing =
        one.kind() == other.kind()
            && one.size() == other.size()
            && one.target().equals(other.target());
    return isSameThing
        && (one.kind() == Entry.Kind.LINK || one.attributes().isLike(other.attributes()));
  }

  private static boolean hasSameContent(String path, Tree one, Tree other)
      throws StepFailedException, InterruptedException {
    Entry entry = one.entries().get(path);
    if (entry == null || entry.kind() != Entry.Kind.FILE) {
      return true;
    }
    try {
      return Files.mismatch(one.path(path), other.path(path)) < 0;
    } catch (ClosedByInterruptException stop) {
      throw Interruption.of();
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`%s` cannot be compared with `%s`: %s"
              .formatted(one.path(path), other.path(path), e.getMessage()),
          "look at their owners and modes",
          e);
    }
  }
}
