package dev.playbook.core.journal;

/**
 * Where a journal could not be read on.
 *
 * @param line the number of the first line that is no good, from 1
 * @param offset where it begins, in bytes from 0
 * @param length how many bytes there are from there to the end
 * @param torn whether it looks like a write that was cut short: nothing whole stands behind it
 * @param reason what is wrong, in a few words
 */
public record Damage(long line, long offset, long length, boolean torn, String reason) {

  /** Returns it on one line. */
  @Override
  public String toString() {
    return "line %d (byte %d): %s".formatted(line, offset, reason);
  }
}
