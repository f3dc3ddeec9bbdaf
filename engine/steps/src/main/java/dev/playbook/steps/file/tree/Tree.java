package dev.playbook.steps.file.tree;

import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies under a path: a file, a link, a folder with all that is in it, or nothing.
 *
 * @param root where its contents are read
 * @param entries by their path below the root, {@code ""} for the root itself; a folder comes
 *     before what is in it
 */
public record Tree(Path root, SortedMap<String, Entry> entries) {
  /** The relative path of the root itself. */
  public static final String TOP = "";

  /** Keeps the entries in an order that nobody changes. */
  public Tree {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** Looks at all of it, without following a link. */
  public static Tree of(Path root) throws StepFailedException, InterruptedException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return nothing(root);
    }
    try {
      return read(root);
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`" + root + "` cannot be read: " + e.getMessage(), "look at its owner and mode", e);
    }
  }

  /** Returns what a path holds that holds nothing. */
  public static Tree nothing(Path root) {
    return new Tree(root, Collections.emptySortedMap());
  }

  private static Tree read(Path root) throws IOException, InterruptedException {
    SortedMap<String, Entry> entries = new TreeMap<>();
    Deque<Path> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Path path = open.pop();
      Entry entry = Entry.of(path);
      entries.put(root.relativize(path).toString(), entry);
      if (entry.kind() == Entry.Kind.FOLDER) {
        try (Stream<Path> inside = Files.list(path)) {
          inside.forEach(open::push);
        }
      }
    }
    return new Tree(root, entries);
  }

  /** Returns what the root is; empty when nothing is there. */
  public Optional<Entry> top() {
    return Optional.ofNullable(entries.get(TOP));
  }

  /** Returns whether nothing is there. */
  public boolean isAbsent() {
    return entries.isEmpty();
  }

  /** Returns whether the root is of that kind. */
  public boolean is(Entry.Kind kind) {
    return top().filter(entry -> entry.kind() == kind).isPresent();
  }

  /** Returns where an entry lies. */
  public Path path(String relative) {
    return root.resolve(relative);
  }

  /** Returns this with other attributes at its root. */
  public Tree with(Attributes attributes) {
    SortedMap<String, Entry> changed = new TreeMap<>(entries);
    changed.computeIfPresent(TOP, (_, entry) -> entry.with(attributes));
    return new Tree(root, changed);
  }

  /** Returns how many files and links there are. */
  public long files() {
    return entries.values().stream().filter(one -> one.kind() != Entry.Kind.FOLDER).count();
  }

  /** Returns the size of all files, in bytes. */
  public long bytes() {
    return entries.values().stream().mapToLong(Entry::size).sum();
  }

  /** Returns for example {@code folder of 12 files, 3.4 MB}. */
  public String title() {
    if (is(Entry.Kind.FOLDER)) {
      return "folder of %d %s, %s"
          .formatted(files(), files() == 1 ? "file" : "files", Size.of(bytes()));
    }
    return is(Entry.Kind.LINK) ? "link" : "file of " + Size.of(bytes());
  }
}
