package dev.playbook.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few things of a terminal that progress uses: line ends, going up, erasing a line. */
final class Screen {
  private static final Pattern PIECE = Pattern.compile("\u001b\\[(1A|K)|\r|\n|[^\u001b\r\n]+");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;

  void write(String text) {
    Matcher pieces = PIECE.matcher(text);
    while (pieces.find()) {
      write(pieces.group(), lines.get(row));
    }
  }

  private void write(String piece, StringBuilder line) {
    switch (piece) {
      case "\u001b[1A" -> row--;
      case "\u001b[K" -> line.setLength(0);
      case "\r" -> {}
      case "\n" -> down();
      default -> line.append(piece);
    }
  }

  private void down() {
    row++;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  /** Returns the lines down to the cursor. */
  List<String> lines() {
    return lines.subList(0, row + 1).stream().map(StringBuilder::toString).toList();
  }
}
