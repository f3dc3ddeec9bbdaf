package dev.playbook.core;

import java.util.List;

/** A run cannot be undone, or not so; nothing was done. */
public final class CannotUndoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  CannotUndoException(String... lines) {
    super(lines[0]);
    this.lines = List.of(lines);
  }

  /** Returns what to tell the operator, the last line what to do. */
  public List<String> lines() {
    return lines;
  }
}
