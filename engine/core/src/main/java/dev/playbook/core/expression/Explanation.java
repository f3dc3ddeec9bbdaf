package dev.playbook.core.expression;

import java.util.ArrayList;
import java.util.List;

/** Writes the values that decided an expression under its text. */
final class Explanation {
  private final String text;
  private final List<StringBuilder> lines = new ArrayList<>();

  private Explanation(String text) {
    this.text = text;
  }

  static String of(String text, List<Decisive.Part> parts) {
    Explanation explanation = new Explanation(text);
    explanation.lines.add(new StringBuilder(text.replace('\n', ' ').stripTrailing()));
    parts.forEach(explanation::write);
    return String.join(
        "\n", explanation.lines.stream().map(line -> line.toString().stripTrailing()).toList());
  }

  /** Writes into the first line that is still free there. */
  private void write(Decisive.Part part) {
    int column = text.codePointCount(0, part.extent().start());
    StringBuilder line = freeLine(column);
    line.append(" ".repeat(column - line.length())).append("└ ").append(part.value());
  }

  private StringBuilder freeLine(int column) {
    for (StringBuilder line : lines.subList(1, lines.size())) {
      if (line.isEmpty() || line.length() + 2 <= column) {
        return line;
      }
    }
    StringBuilder line = new StringBuilder();
    lines.add(line);
    return line;
  }
}
