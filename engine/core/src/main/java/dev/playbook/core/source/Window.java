package dev.playbook.core.source;

import dev.playbook.core.source.Excerpts.Mark;
import java.util.List;

/**
 * The part of a line that is shown: all of it, or what lies around the marks.
 *
 * @param shown the text, harmless, with {@code …} where something was cut
 * @param offset how many columns a mark moves to the left
 */
record Window(String shown, int offset) {
  private static final int WIDTH = 120;
  private static final int BEFORE = 50;

  static Window from(String line) {
    return cut(line, 0);
  }

  static Window around(String line, List<Mark> marks) {
    int first = marks.stream().mapToInt(mark -> mark.span().column()).min().orElse(1) - 1;
    int last = marks.stream().mapToInt(mark -> mark.span().column()).max().orElse(1) - 1;
    int main =
        marks.stream()
            .filter(Mark::main)
            .mapToInt(mark -> mark.span().column() - 1)
            .findFirst()
            .orElse(first);
    boolean fits = length(line) <= WIDTH || last < WIDTH - BEFORE;
    boolean together = last - first < WIDTH - BEFORE;
    int wanted = fits ? 0 : (together ? first : main) - BEFORE;
    return cut(line, Math.max(0, wanted));
  }

  /**
   * Returns where a 1-based column of the line stands in the shown text, 0-based; in its bounds.
   */
  int position(int column) {
    return Math.max(0, Math.min(column - 1 - offset, WIDTH));
  }

  private static int length(String line) {
    return line.codePointCount(0, line.length());
  }

  private static Window cut(String line, int from) {
    int[] points = line.codePoints().toArray();
    int start = Math.min(from, points.length);
    int end = Math.min(points.length, start + WIDTH);
    String middle = Harmless.text(new String(points, start, end - start));
    String head = start == 0 ? "" : "…";
    String tail = end == points.length ? "" : "…";
    return new Window(head + middle + tail, start - head.length());
  }
}
