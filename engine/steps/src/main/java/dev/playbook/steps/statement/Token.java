package dev.playbook.steps.statement;

import java.util.Locale;

/**
 * One word, text or sign of a statement; comments and blanks are not tokens.
 *
 * @param kind what it is
 * @param text as written, with its quotes
 * @param name the name as the server keeps it; means something for names only
 * @param start offset in the text, in UTF-16 units
 * @param depth how many brackets are open around it, of those that its language counts
 */
public record Token(Kind kind, String text, String name, int start, int depth) {

  /** What a token is. */
  public enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    SIGN
  }

  /** Returns the empty sign that stands behind the last token. */
  public static Token end(int offset) {
    return new Token(Kind.SIGN, "", "", offset, 0);
  }

  /** Returns the offset behind it. */
  public int end() {
    return start + text.length();
  }

  /** Returns whether it is this word, written in small or capital letters and without quotes. */
  public boolean isWord(String upperCase) {
    return kind == Kind.WORD && text.equalsIgnoreCase(upperCase);
  }

  /** Returns whether it is this sign. */
  public boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Returns whether it may name something, as a word or between quotes. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** Returns the text in capital letters. */
  public String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  Token movedBy(int offset) {
    return new Token(kind, text, name, start + offset, depth);
  }
}
