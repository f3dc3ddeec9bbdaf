package dev.playbook.core.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The marked lines of a file, each with its number, underlined. */
final class Excerpts {
  /**
   * A place to underline.
   *
   * @param main whether it is the fault itself, or only belongs to it
   */
  record Mark(Span span, String label, boolean main) {

    char sign() {
      return main ? '^' : '-';
    }
  }

  private static final Comparator<Mark> BY_COLUMN =
      Comparator.comparingInt(mark -> mark.span().column());

  private final Paint paint;
  private final Map<Source, List<String>> lines = new HashMap<>();

  Excerpts(Paint paint) {
    this.paint = paint;
  }

  /** Returns the lines of one file that carry marks; each ends with a line end. */
  String of(List<Mark> marks, int gutter) {
    Map<Integer, List<Mark>> byLine = new TreeMap<>();
    for (Mark mark : marks) {
      byLine.computeIfAbsent(mark.span().line(), line -> new ArrayList<>()).add(mark);
    }
    Source source = marks.getFirst().span().source();
    StringBuilder text = new StringBuilder();
    int previous = 0;
    for (Map.Entry<Integer, List<Mark>> entry : byLine.entrySet()) {
      int line = entry.getKey();
      int first = opensBlockAbove(source, line) && line - 1 > previous ? line - 1 : line;
      if (previous > 0 && first > previous + 1) {
        text.append(" ".repeat(gutter)).append(paint.edge(" ...")).append('\n');
      }
      appendLines(text, source, first, entry.getValue(), gutter);
      previous = line;
    }
    return text.toString();
  }

  private void appendLines(
      StringBuilder text, Source source, int first, List<Mark> marks, int gutter) {
    int line = marks.getFirst().span().line();
    Window window = Window.around(line(source, line), marks);
    if (first < line) {
      text.append(numbered(gutter, first, Window.from(line(source, first)).shown()));
    }
    text.append(numbered(gutter, line, window.shown()));
    String empty = paint.edge(" ".repeat(gutter) + " |") + " ";
    for (String underline : new Underlines(paint, window).of(marks.stream().sorted(BY_COLUMN))) {
      text.append(empty).append(underline).append('\n');
    }
  }

  private String numbered(int gutter, int line, String content) {
    String number = Integer.toString(line);
    String edge = " ".repeat(gutter - number.length()) + number + " |";
    return paint.edge(edge) + (content.isEmpty() ? "" : " " + content) + "\n";
  }

  /** Whether the line above begins the list item that the line belongs to, so that it names it. */
  private boolean opensBlockAbove(Source source, int line) {
    if (line < 2) {
      return false;
    }
    String above = line(source, line - 1);
    int dash = indent(above);
    return above.startsWith("- ", dash) && dash + 2 == indent(line(source, line));
  }

  private static int indent(String text) {
    int spaces = 0;
    while (spaces < text.length() && text.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  private String line(Source source, int number) {
    List<String> all = lines.computeIfAbsent(source, Source::lines);
    return number <= all.size() ? all.get(number - 1) : "";
  }
}
