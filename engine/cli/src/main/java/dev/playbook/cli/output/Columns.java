package dev.playbook.cli.output;

import java.util.List;
import java.util.stream.Stream;

/** Text in columns; width is counted in code points. */
final class Columns {
  private Columns() {}

  /** Returns the text with blanks behind it, at least one when it is too long. */
  static String pad(String text, int width) {
    int missing = width - length(text);
    return text + " ".repeat(Math.max(1, missing));
  }

  /** Returns the text, cut so that it fits. */
  static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /** Returns the width that a column needs for its longest text. */
  static int widest(Stream<String> texts) {
    return texts.mapToInt(Columns::length).max().orElse(0);
  }

  /** Returns the lines of a text, each with blanks before it. */
  static List<String> indent(int blanks, String text) {
    return text.lines().map(line -> " ".repeat(blanks) + line).toList();
  }

  /** Returns how wide a text is. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
