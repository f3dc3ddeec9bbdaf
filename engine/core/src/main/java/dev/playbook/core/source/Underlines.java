package dev.playbook.core.source;

import dev.playbook.core.source.Excerpts.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines of carets and words below one line of an excerpt. */
final class Underlines {
  private final Paint paint;
  private final Window window;

  Underlines(Paint paint, Window window) {
    this.paint = paint;
    this.window = window;
  }

  /** Takes the marks from left to right: the last one has its words beside it, others below. */
  List<String> of(Stream<Mark> sorted) {
    List<Mark> marks = sorted.toList();
    List<String> lines = new ArrayList<>();
    lines.add(signs(marks));
    for (int i = marks.size() - 2; i >= 0; i--) {
      if (!marks.get(i).label().isEmpty()) {
        lines.add(hanging(marks.subList(0, i + 1)));
      }
    }
    return lines;
  }

  private String signs(List<Mark> marks) {
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (Mark mark : marks) {
      int start = Math.max(column, position(mark));
      int width = Math.max(1, width(mark) - (start - position(mark)));
      line.append(" ".repeat(start - column));
      line.append(paint.sign(mark, String.valueOf(mark.sign()).repeat(width)));
      column = start + width;
    }
    String words = Harmless.text(marks.getLast().label());
    return line + (words.isEmpty() ? "" : " " + paint.sign(marks.getLast(), words));
  }

  /** The words of the last of these marks, under bars for those further left. */
  private String hanging(List<Mark> marks) {
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (Mark mark : marks) {
      int start = position(mark);
      if (start < column) {
        continue;
      }
      boolean speaks = mark.equals(marks.getLast());
      if (speaks || !mark.label().isEmpty()) {
        String shown = speaks ? Harmless.text(mark.label()) : "|";
        line.append(" ".repeat(start - column)).append(paint.sign(mark, shown));
        column = start + 1;
      }
    }
    return line.toString();
  }

  private int position(Mark mark) {
    return window.position(mark.span().column());
  }

  /** A span that goes on in further lines is underlined to the end of its first one. */
  private int width(Mark mark) {
    Span span = mark.span();
    int shown = window.shown().codePointCount(0, window.shown().length());
    int end = span.endLine() == span.line() ? window.position(span.endColumn()) : shown;
    return Math.max(1, Math.min(end, Math.max(shown, position(mark) + 1)) - position(mark));
  }
}
