package dev.playbook.core.source;

/** Text of a file for a terminal: nothing in it can move the cursor or hide something. */
public final class Harmless {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  private Harmless() {}

  /** Replaces each dangerous code point by one harmless one, so that columns stay. */
  public static String text(String text) {
    return text.codePoints()
        .map(Harmless::codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int codePoint(int c) {
    if (c == '\t') {
      return ' ';
    }
    if (c < ' ') {
      return CONTROL_PICTURES + c;
    }
    if (c == DELETE) {
      return DELETE_PICTURE;
    }
    return visible(c) ? c : REPLACEMENT;
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
