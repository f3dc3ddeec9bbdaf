package dev.playbook.core.load.lint.query;

/**
 * A word, text or sign of a statement.
 *
 * @param kind what it is
 * @param text as written
 * @param start offset of its first character in the passage
 */
public record QueryToken(Kind kind, String text, int start) {

  /** What a token is. */
  public enum Kind {
    /** A keyword or a name without quotes, a number, a template. */
    WORD,
    /** A name between quotes. */
    NAME,
    /** A text between quotes. */
    TEXT,
    /** Anything else, one character. */
    SIGN
  }

  /** Returns whether it is a keyword or name without quotes, in whatever case. */
  public boolean is(String word) {
    return kind != Kind.TEXT && kind != Kind.NAME && text.equalsIgnoreCase(word);
  }

  /** Returns whether something can be called by it. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.NAME;
  }

  int end() {
    return start + text.length();
  }
}
