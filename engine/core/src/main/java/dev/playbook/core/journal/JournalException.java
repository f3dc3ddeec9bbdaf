package dev.playbook.core.journal;

import java.io.IOException;

/** The journal cannot be written any more; the run must not go on. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(String message, IOException cause) {
    super(message, cause);
  }
}
