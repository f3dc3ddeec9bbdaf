package dev.playbook.steps.cypher.statement;

import java.util.Locale;

/**
 * One word, text or sign of a statement; comments and blanks are not tokens.
 *
 * @param kind what it is
 * @param text as written, with its quotes
 * @param start offset in the text, in UTF-16 units
 * @param depth how many brackets of any kind are open around it
 */
record Token(Kind kind, String text, int start, int depth) {

  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    PARAMETER,
    SIGN
  }

  int end() {
    return start + text.length();
  }

  boolean isWord(String upperCase) {
    return kind == Kind.WORD && text.equalsIgnoreCase(upperCase);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** Returns the name without its backticks. */
  String name() {
    return kind == Kind.QUOTED_NAME
        ? text.substring(1, text.length() - 1).replace("``", "`")
        : text;
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  Token movedBy(int offset) {
    return new Token(kind, text, start + offset, depth);
  }
}
