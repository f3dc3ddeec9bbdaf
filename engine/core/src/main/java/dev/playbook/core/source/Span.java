package dev.playbook.core.source;

/**
 * A piece of a source: from a first character to just before an end. Lines and columns are 1-based,
 * columns are counted in code points.
 *
 * @param source the file
 * @param line line of the first character
 * @param column column of the first character
 * @param endLine line of the end
 * @param endColumn column just after the last character; equal to {@code column} for an empty span
 */
public record Span(Source source, int line, int column, int endLine, int endColumn)
    implements Comparable<Span> {
  /** Refuses places that cannot exist. */
  public Span {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns are 1-based: " + line + ":" + column);
    }
    if (endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException("a span cannot end before it begins");
    }
  }

  /** Orders by file name, then by place. Written out: built comparators slow every start. */
  @Override
  public int compareTo(Span other) {
    int byName = source.name().compareTo(other.source.name());
    if (byName != 0) {
      return byName;
    }
    int byStart = compare(line, column, other.line, other.column);
    return byStart != 0 ? byStart : compare(endLine, endColumn, other.endLine, other.endColumn);
  }

  private static int compare(int line, int column, int otherLine, int otherColumn) {
    return line != otherLine
        ? Integer.compare(line, otherLine)
        : Integer.compare(column, otherColumn);
  }

  /** Returns {@code file:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
