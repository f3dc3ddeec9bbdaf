package dev.playbook.core.template;

import java.util.List;

/** A piece of a template. */
sealed interface Part {

  /** Text that stays as it is. */
  record Literal(String text) implements Part {}

  /** A tag: the value of a name. */
  record Value(Name name) implements Part {}

  /**
   * A block between two tags.
   *
   * @param inverted whether it is written when there is nothing
   */
  record Section(Name name, boolean inverted, List<Part> parts) implements Part {
    /** Copies the parts. */
    public Section {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A dotted name; no segments for the element itself.
   *
   * @param start offset of its first character in the template
   * @param tagStart offset of the tag around it
   * @param tagEnd offset just after the tag
   */
  record Name(List<String> segments, int start, int tagStart, int tagEnd) {
    /** Copies the segments. */
    public Name {
      segments = List.copyOf(segments);
    }

    String dotted() {
      return segments.isEmpty() ? "." : String.join(".", segments);
    }

    /** Returns the offset of one segment. */
    int startOf(int index) {
      int offset = start;
      for (String before : segments.subList(0, index)) {
        offset += before.length() + 1;
      }
      return offset;
    }
  }
}
