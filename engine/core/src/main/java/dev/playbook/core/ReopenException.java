package dev.playbook.core;

import java.util.List;

/** A run cannot be taken up again; nothing was done. */
public final class ReopenException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Obstacle {
    /** Another engine works on it. */
    ALIVE,
    /** Its journal is damaged where nobody may guess. */
    DAMAGED,
    /** Not everything is there that it was made of. */
    INCOMPLETE
  }

  private final Obstacle obstacle;
  private final transient List<String> lines;

  ReopenException(Obstacle obstacle, String... lines) {
    super(lines[0]);
    this.obstacle = obstacle;
    this.lines = List.of(lines);
  }

  /** Returns what stands in the way. */
  public Obstacle obstacle() {
    return obstacle;
  }

  /** Returns what to tell the operator, the last line what to do. */
  public List<String> lines() {
    return lines;
  }
}
