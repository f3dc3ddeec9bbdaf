package dev.playbook.core.expression.syntax;

/** What stands behind backslashes in a text literal, by CEL's rules. */
final class Escapes {
  private static final String NAMES = "abfnrtv\\'\"`?";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000B\\'\"`?";

  private final String text;
  private final int offset;
  private final StringBuilder resolved = new StringBuilder();
  private int at;

  private Escapes(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  /**
   * Returns the text with what its escapes stand for.
   *
   * @param offset where the text starts in the expression
   */
  static String resolve(String text, int offset) {
    Escapes escapes = new Escapes(text, offset);
    while (escapes.at < text.length()) {
      escapes.next();
    }
    return escapes.resolved.toString();
  }

  private void next() {
    char character = text.charAt(at);
    if (character != '\\') {
      resolved.append(character);
      at++;
      return;
    }
    char name = text.charAt(at + 1);
    int known = NAMES.indexOf(name);
    if (known >= 0) {
      resolved.append(MEANINGS.charAt(known));
      at += 2;
      return;
    }
    switch (name) {
      case 'x', 'X' -> codePoint(2, 2, 16);
      case 'u' -> codePoint(2, 4, 16);
      case 'U' -> codePoint(2, 8, 16);
      case '0', '1', '2', '3' -> codePoint(1, 3, 8);
      default -> throw fault(2);
    }
  }

  private void codePoint(int skipped, int digits, int radix) {
    int end = at + skipped + digits;
    if (end > text.length()) {
      throw fault(text.length() - at);
    }
    String number = text.substring(at + skipped, end);
    try {
      int point = Integer.parseUnsignedInt(number, radix);
      resolved.append(checked(point, end - at));
    } catch (NumberFormatException _) {
      throw fault(end - at);
    }
    at = end;
  }

  private String checked(int point, int length) {
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (!Character.isValidCodePoint(point) || half) {
      throw fault(length);
    }
    return Character.toString(point);
  }

  private SyntaxFault fault(int length) {
    String escape = text.substring(at, at + length);
    return new SyntaxFault(
        new Extent(offset + at, offset + at + length),
        "`" + escape + "` stands for nothing",
        "write `\\\\` for a backslash, or r'…' for a text without escapes");
  }
}
