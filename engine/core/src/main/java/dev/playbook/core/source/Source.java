package dev.playbook.core.source;

import java.nio.file.Path;
import java.util.List;

/**
 * One file as it was read, once.
 *
 * @param path where it was read from, absolute
 * @param name how messages call it, normally relative to the directory the operator is in
 * @param text its whole content, line ends as they were
 */
public record Source(Path path, String name, String text) {

  /** Returns the lines without their ends; line 1 is at index 0. */
  public List<String> lines() {
    return text.lines().toList();
  }

  /** Returns the span that covers the first character, for faults of the file as a whole. */
  public Span start() {
    return new Span(this, 1, 1, 1, 1);
  }
}
