package dev.playbook.core.journal;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The lines of a journal with their places. */
final class JournalLines {
  private JournalLines() {}

  /**
   * A line without its end. Lines are plain ASCII, so that a character is a byte; in a damaged one
   * it may be any byte.
   *
   * @param offset where it begins, in bytes from 0
   */
  record Place(int offset, String text) {
    int end() {
      return offset + text.length();
    }

    boolean isWhole() {
      return JournalFormat.isWhole(text);
    }
  }

  /** Returns the lines from an offset on, which is where one begins. */
  static Stream<Place> of(byte[] bytes, int from) {
    return Stream.iterate(
        at(bytes, from),
        place -> place.offset() < bytes.length,
        place -> at(bytes, place.end() + 1));
  }

  private static Place at(byte[] bytes, int begin) {
    if (begin >= bytes.length) {
      return new Place(begin, "");
    }
    int feed = begin;
    while (feed < bytes.length && bytes[feed] != '\n') {
      feed++;
    }
    return new Place(begin, new String(bytes, begin, feed - begin, StandardCharsets.ISO_8859_1));
  }
}
