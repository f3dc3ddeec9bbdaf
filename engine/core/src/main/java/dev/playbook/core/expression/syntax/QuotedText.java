package dev.playbook.core.expression.syntax;

import java.util.Locale;

/**
 * A text literal in one of CEL's forms: two quotes, three quotes, raw.
 *
 * @param end the place after its last quote
 * @param value what it stands for
 */
record QuotedText(int end, String value) {

  static boolean startsAt(String text, int at) {
    int quote = quoteAt(text, at);
    return quote < text.length() && isQuote(text.charAt(quote));
  }

  /** Reads the literal that starts at a place. */
  static QuotedText at(String text, int at) {
    int quote = quoteAt(text, at);
    String one = text.substring(quote, quote + 1);
    String mark = text.startsWith(one.repeat(3), quote) ? one.repeat(3) : one;
    String letters = text.substring(at, quote).toLowerCase(Locale.ROOT);
    boolean raw = letters.contains("r");
    int start = quote + mark.length();
    int end = end(text, start, mark, raw, at);
    if (letters.contains("b")) {
      Extent whole = new Extent(at, end + mark.length());
      throw new SyntaxFault(whole, "bytes cannot be written here", "write a text, without `b`");
    }
    String inside = text.substring(start, end);
    return new QuotedText(end + mark.length(), raw ? inside : Escapes.resolve(inside, start));
  }

  private static int end(String text, int from, String mark, boolean raw, int start) {
    for (int at = from; at < text.length(); at++) {
      if (text.startsWith(mark, at)) {
        return at;
      }
      if (mark.length() == 1 && text.charAt(at) == '\n') {
        throw unended(new Extent(start, at), mark);
      }
      if (text.charAt(at) == '\\' && !raw) {
        at++;
      }
    }
    throw unended(new Extent(start, text.length()), mark);
  }

  private static SyntaxFault unended(Extent extent, String mark) {
    return new SyntaxFault(
        extent, "the text that starts here has no end", "write " + mark + " at its end");
  }

  private static int quoteAt(String text, int at) {
    int quote = at;
    while (quote < text.length() && quote < at + 2 && "rRbB".indexOf(text.charAt(quote)) >= 0) {
      quote++;
    }
    return quote;
  }

  private static boolean isQuote(char character) {
    return character == '\'' || character == '"';
  }
}
