package dev.playbook.steps.sql.statement;

import java.util.Locale;

/**
 * One word, text or sign of a statement; comments and blanks are not tokens.
 *
 * @param kind what it is
 * @param text as written, with its quotes
 * @param start offset in the statement's text, in UTF-16 units
 * @param depth how many round brackets are open around it
 */
record Token(Kind kind, String text, int start, int depth) {

  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
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

  /** Returns the name as the server keeps it: folded when it is not quoted. */
  String name() {
    return kind == Kind.QUOTED_NAME
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  Token movedBy(int offset) {
    return new Token(kind, text, start + offset, depth);
  }
}
