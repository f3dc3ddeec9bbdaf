package dev.playbook.core.activity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that cannot take over a terminal or forge a line of a log. */
public final class SafeText {
  private SafeText() {}

  /**
   * Returns one line in which control characters, bidirectional overrides and line separators are
   * written out, for example {@code \x1b}; a tab stays.
   */
  public static String line(String text) {
    if (isHarmless(text, false)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  /**
   * Returns a text in which the same is written out, but for line ends.
   *
   * @param kept sequences that stay, because we have put them there ourselves
   */
  public static String text(String text, Pattern kept) {
    if (isHarmless(text, true)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    Matcher own = kept.matcher(text);
    int from = 0;
    while (own.find()) {
      appendLines(safe, text.substring(from, own.start()));
      safe.append(own.group());
      from = own.end();
    }
    appendLines(safe, text.substring(from));
    return safe.toString();
  }

  /** Nearly every text is, and every start pays for each character. */
  private static boolean isHarmless(String text, boolean hasLines) {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      boolean isPlain = (point >= ' ' && point < 0x7f) || (hasLines && point == '\n');
      if (!isPlain && isHarmful(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  private static void appendLines(StringBuilder safe, String text) {
    String[] lines = text.split("\n", -1);
    for (int at = 0; at < lines.length; at++) {
      safe.append(at == 0 ? "" : "\n").append(line(lines[at]));
    }
  }

  private static void append(StringBuilder safe, int point) {
    if (!isHarmful(point)) {
      safe.appendCodePoint(point);
    } else if (point < 0x100) {
      safe.append(String.format(Locale.ROOT, "\\x%02x", point));
    } else {
      safe.append(String.format(Locale.ROOT, "\\u%04x", point));
    }
  }

  private static boolean isHarmful(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\t';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
