package dev.playbook.core.expression.syntax;

/** A text literal in one of CEL's forms: two quotes, three quotes, raw. */
final class QuotedText {
  private QuotedText() {}

  static boolean startsAt(String text, int at) {
    int quote = quoteAt(text, at);
    return quote < text.length() && isQuote(text.charAt(quote));
  }

  static int endOf(String text, int at) {
    int quote = quoteAt(text, at);
    String one = text.substring(quote, quote + 1);
    String mark = text.startsWith(one.repeat(3), quote) ? one.repeat(3) : one;
    boolean raw = text.substring(at, quote).toLowerCase(java.util.Locale.ROOT).contains("r");
    return end(text, quote + mark.length(), mark, raw, at);
  }

  private static int end(String text, int from, String mark, boolean raw, int start) {
    for (int at = from; at < text.length(); at++) {
      if (text.startsWith(mark, at)) {
        return at + mark.length();
      }
      if (text.charAt(at) == '\\' && !raw) {
        at++;
      }
    }
    throw new SyntaxFault(
        new Extent(start, text.length()),
        "the text that starts here has no end",
        "write " + mark + " at its end");
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
