package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.Optional;

/** Finds characters that are invisible, or do something else than what they look like. */
final class TextCheck {
  private TextCheck() {}

  static Optional<Diagnostic> of(Source source) {
    int number = 0;
    for (String line : source.lines()) {
      number++;
      // A loop, because every start pays for each character.
      for (int at = 0; at < line.length(); at++) {
        if (isRefused(line.charAt(at))) {
          return Optional.of(refused(source, number, line, at));
        }
      }
    }
    return Optional.empty();
  }

  private static Diagnostic refused(Source source, int number, String line, int at) {
    char found = line.charAt(at);
    int column = line.codePointCount(0, at) + 1;
    Span span = new Span(source, number, column, number, column + 1);
    return Rule.ENCODING
        .error(span, "the invisible character U+%04X stands here".formatted((int) found))
        .label(name(found))
        .hint("delete it; in quoted text write `\\u%04X`".formatted((int) found));
  }

  private static boolean isRefused(char c) {
    if (c >= ' ' && c < 0x7F) {
      return false;
    }
    return (c < ' ' && c != '\t')
        || (c >= 0x7F && c < 0xA0)
        || c == 0x2028
        || c == 0x2029
        || isDirection(c)
        || isInvisible(c)
        || c == 0xFEFF
        || c == 0xFFFE
        || c == 0xFFFF;
  }

  /** Text with these is shown in another order than it is read (CVE-2021-42574). */
  private static boolean isDirection(char c) {
    return c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** What comes along when text is copied from a web page, and makes words differ unseen. */
  private static boolean isInvisible(char c) {
    return c == 0xAD || c == 0x200B || c == 0x2060;
  }

  private static String name(char c) {
    if (isDirection(c)) {
      return "changes the direction of the text";
    }
    if (isInvisible(c) || c == 0xFEFF) {
      return "has no width, and is part of the word";
    }
    return switch (c) {
      case 0x85, 0x2028, 0x2029 -> "a line end to some programs";
      case 0xFFFE, 0xFFFF -> "no character at all";
      default -> "a control character";
    };
  }
}
