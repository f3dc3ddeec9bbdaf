package dev.playbook.core.source;

import java.util.Comparator;

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
  private static final Comparator<Span> BY_PLACE =
      Comparator.comparing((Span span) -> span.source().name())
          .thenComparingInt(Span::line)
          .thenComparingInt(Span::column)
          .thenComparingInt(Span::endLine)
          .thenComparingInt(Span::endColumn);

  /** Refuses places that cannot exist. */
  public Span {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns are 1-based: " + line + ":" + column);
    }
    if (endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException("a span cannot end before it begins");
    }
  }

  /** Orders by file name, then by place. */
  @Override
  public int compareTo(Span other) {
    return BY_PLACE.compare(this, other);
  }

  /** Returns {@code file:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
