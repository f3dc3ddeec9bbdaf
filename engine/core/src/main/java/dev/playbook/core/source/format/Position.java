package dev.playbook.core.source.format;

import dev.playbook.core.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/**
 * A place in a file. Line ends are those of {@link String#lines}: {@code \n}, {@code \r}, or both.
 */
record Position(Source source, int line, int column) {

  /** Returns how many bytes of UTF-8 stand before it. */
  int bytes() {
    return source.text().substring(0, offset()).getBytes(StandardCharsets.UTF_8).length;
  }

  private int offset() {
    String text = source.text();
    IntUnaryOperator at = index -> index < text.length() ? text.charAt(index) : -1;
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      while (at.applyAsInt(start) != '\n'
          && at.applyAsInt(start) != '\r'
          && start < text.length()) {
        start++;
      }
      start += at.applyAsInt(start) == '\r' && at.applyAsInt(start + 1) == '\n' ? 2 : 1;
    }
    int from = Math.min(start, text.length());
    int points = Math.min(column - 1, text.codePointCount(from, text.length()));
    return text.offsetByCodePoints(from, points);
  }
}
