package dev.playbook.steps.statement;

import java.util.Locale;

/** Shows a statement, or a place in it, to a person. */
public final class Excerpt {
  private static final int WIDTH = 72;

  private Excerpt() {}

  /** Returns the statement in one line, cut when it is long. */
  public static String oneLine(String statement) {
    String line = statement.strip().replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  /** Returns the first words from an offset on, in backticks. */
  public static String start(String text, int offset) {
    return "`" + oneLine(text.substring(offset, Math.min(text.length(), offset + 40))) + "`";
  }

  /**
   * Returns the line that holds the offset with a caret below it, and where that is.
   *
   * @param offset in UTF-16 units, 0-based; the column shown is 1-based, in code points
   */
  public static String caret(String statement, int offset) {
    int at = Math.min(Math.max(offset, 0), statement.length());
    int lineStart = statement.lastIndexOf('\n', at - 1) + 1;
    int lineEnd = statement.indexOf('\n', at);
    String line = statement.substring(lineStart, lineEnd < 0 ? statement.length() : lineEnd);
    int row = 1 + (int) statement.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int column = statement.codePointCount(lineStart, at);
    int from = Math.max(0, column - 60);
    String shown = codePoints(line, from, from + 100);
    String blanks = codePoints(line, from, column).replaceAll("[^\\t]", " ");
    return String.format(
        Locale.ROOT, "  %s%n  %s^ line %d, column %d", shown, blanks, row, column + 1);
  }

  private static String codePoints(String line, int from, int to) {
    int length = line.codePointCount(0, line.length());
    int start = line.offsetByCodePoints(0, Math.min(from, length));
    return line.substring(start, line.offsetByCodePoints(0, Math.min(to, length)));
  }
}
