package dev.playbook.core.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file as it was read, once. Immutable; equal to another with the same path, name and text. */
public final class Source {
  private final Path path;
  private final String name;
  private final String text;
  private @Nullable List<String> lines;

  /**
   * Keeps a file.
   *
   * @param path where it was read from, absolute
   * @param name how messages call it, normally relative to the directory the operator is in
   * @param text its whole content, line ends as they were
   */
  public Source(Path path, String name, String text) {
    this.path = path;
    this.name = name;
    this.text = text;
  }

  /** Returns where it was read from, absolute. */
  public Path path() {
    return path;
  }

  /** Returns how messages call it. */
  public String name() {
    return name;
  }

  /** Returns its whole content, line ends as they were. */
  public String text() {
    return text;
  }

  /** Returns the lines without their ends; line 1 is at index 0. Split once: many faults ask. */
  public List<String> lines() {
    List<String> split = lines;
    if (split == null) {
      split = text.lines().toList();
      lines = split;
    }
    return split;
  }

  /** Returns the span that covers the first character, for faults of the file as a whole. */
  public Span start() {
    return new Span(this, 1, 1, 1, 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Source that
        && path.equals(that.path)
        && name.equals(that.name)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, name, text.length());
  }

  @Override
  public String toString() {
    return name;
  }
}
