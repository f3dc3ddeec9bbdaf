package dev.playbook.core.journal;

import java.io.IOException;

/** The journal cannot be written any more; the run must not go on. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean begun;

  JournalException(String message, IOException cause, boolean begun) {
    super(message, cause);
    this.begun = begun;
  }

  /** Returns whether anything was started in this run before. */
  public boolean hasBegun() {
    return begun;
  }
}
