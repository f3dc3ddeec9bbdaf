package dev.playbook.steps.process.output;

import java.nio.charset.StandardCharsets;

/**
 * What a program wrote: its beginning and its end, at most 64 KiB each, however much there was.
 * Bytes that are no UTF-8 are replaced.
 */
public final class Output {
  private static final int PART = 64 * 1024;

  private final byte[] head = new byte[PART];
  private final byte[] ring = new byte[PART];
  private long total;

  /** Takes the next piece. */
  public void add(byte[] bytes, int length) {
    int first = (int) Math.min(length, Math.max(0, PART - total));
    System.arraycopy(bytes, 0, head, (int) Math.min(total, PART), first);
    total += first;
    for (int from = first; from < length; ) {
      int at = (int) (total % PART);
      int count = Math.min(length - from, PART - at);
      System.arraycopy(bytes, from, ring, at, count);
      total += count;
      from += count;
    }
  }

  /** Counts bytes that were not read. */
  void skip(long bytes) {
    total += bytes;
  }

  /** Returns whether something in the middle is missing. */
  public boolean isCut() {
    return total > 2L * PART;
  }

  /** Returns it as text, with a line in place of what is missing. */
  public String text() {
    if (total <= PART) {
      return decode(head, 0, (int) total);
    }
    byte[] tail = tail();
    return isCut()
        ? decode(head, 0, PART)
            + "\n[%d bytes left out]\n".formatted(total - 2L * PART)
            + decode(tail, 0, tail.length)
        : decode(joined(tail), 0, (int) total);
  }

  private byte[] joined(byte[] tail) {
    byte[] all = new byte[(int) total];
    System.arraycopy(head, 0, all, 0, PART);
    System.arraycopy(tail, 0, all, PART, tail.length);
    return all;
  }

  private byte[] tail() {
    int length = (int) Math.min(PART, total - PART);
    byte[] tail = new byte[length];
    int start = length < PART ? 0 : (int) (total % PART);
    System.arraycopy(ring, start, tail, 0, length - start);
    System.arraycopy(ring, 0, tail, length - start, start);
    return tail;
  }

  private static String decode(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }
}
