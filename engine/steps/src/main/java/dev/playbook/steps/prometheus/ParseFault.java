package dev.playbook.steps.prometheus;

import dev.playbook.steps.statement.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a query, as the server names it: the line, and the column in bytes, 1-based. */
final class ParseFault {
  private static final Pattern PLACED =
      Pattern.compile(
          "(?s)(?:invalid parameter \"query\": )?(\\d{1,9}):(\\d{1,9}): (?:parse error: )?(.*)");

  private ParseFault() {}

  /** Returns what the server says; with a caret below the place when it names one. */
  static String shown(String said, String query) {
    Matcher placed = PLACED.matcher(said);
    if (!placed.matches()) {
      return said;
    }
    int at = offset(query, Integer.parseInt(placed.group(1)), Integer.parseInt(placed.group(2)));
    return placed.group(3) + "\n" + Excerpt.caret(query, at);
  }

  private static int offset(String query, int row, int column) {
    int lineStart = 0;
    for (int line = 1; line < row && query.indexOf('\n', lineStart) >= 0; line++) {
      lineStart = query.indexOf('\n', lineStart) + 1;
    }
    byte[] rest = query.substring(lineStart).getBytes(StandardCharsets.UTF_8);
    int bytes = Math.min(rest.length, column - 1);
    return lineStart + new String(rest, 0, Math.max(0, bytes), StandardCharsets.UTF_8).length();
  }
}
