package dev.playbook.steps.cypher.statement;

import dev.playbook.spi.InputException;
import java.util.ArrayList;
import java.util.List;

/** Cuts Cypher text into tokens. */
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int depth;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * Returns the tokens in order.
   *
   * @throws InputException when a quote or comment is not closed
   */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.position < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(position);
    if (Character.isWhitespace(c)) {
      position++;
    } else if (text.startsWith("//", position)) {
      int end = text.indexOf('\n', position);
      position = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", position)) {
      position = 2 + closing("*/", position + 2, "comment");
    } else if (c == '\'' || c == '"') {
      add(Token.Kind.STRING, endOfString(c));
    } else if (c == '`') {
      add(Token.Kind.QUOTED_NAME, endOfName(position + 1));
    } else if (c == '$') {
      parameter();
    } else if (Character.isJavaIdentifierStart(c)) {
      add(Token.Kind.WORD, endOfWord(position));
    } else {
      sign(c);
    }
  }

  private int closing(String end, int from, String what) {
    int at = text.indexOf(end, from);
    if (at < 0) {
      String start = text.substring(position, Math.min(text.length(), position + 40));
      throw new InputException(
          "", "a %s is not closed: `%s`".formatted(what, start), "close it with `" + end + "`");
    }
    return at;
  }

  private int endOfString(char quote) {
    for (int at = position + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == quote) {
        return at + 1;
      }
    }
    return closing(String.valueOf(quote), text.length(), "quote");
  }

  /** A backtick inside a name is written twice. */
  private int endOfName(int from) {
    int end = closing("`", from, "name");
    while (text.startsWith("``", end)) {
      end = closing("`", end + 2, "name");
    }
    return end + 1;
  }

  private void parameter() {
    int after = position + 1;
    boolean quoted = text.startsWith("`", after);
    int end = quoted ? endOfName(after + 1) : endOfWord(after);
    if (end == after) {
      sign('$');
    } else {
      add(Token.Kind.PARAMETER, end);
    }
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      if (text.charAt(end) == '$') {
        break;
      }
      end++;
    }
    return end;
  }

  private void sign(char c) {
    boolean closes = c == ')' || c == ']' || c == '}';
    boolean opens = c == '(' || c == '[' || c == '{';
    depth -= closes ? 1 : 0;
    add(Token.Kind.SIGN, position + 1);
    depth += opens ? 1 : 0;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(position, end), position, depth));
    position = end;
  }
}
