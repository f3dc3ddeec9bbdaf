package dev.playbook.steps.sql.statement;

import dev.playbook.spi.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text into tokens by PostgreSQL's lexical rules, with {@code standard_conforming_strings}
 * on, which the session makes sure of.
 */
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int depth;
  private int brackets;

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
    } else if (text.startsWith("--", position)) {
      position = endOfLine();
    } else if (text.startsWith("/*", position)) {
      position = endOfComment();
    } else if (c == '\'') {
      add(Token.Kind.STRING, endOfQuoted('\'', position + 1, false));
    } else if (c == '"') {
      add(Token.Kind.QUOTED_NAME, endOfQuoted('"', position + 1, false));
    } else if (c == '$') {
      dollar();
    } else if (isNameStart(c)) {
      word();
    } else if (Character.isDigit(c)) {
      add(Token.Kind.NUMBER, endOfNumber());
    } else if (c == ':') {
      colon();
    } else {
      sign(c);
    }
  }

  private int endOfLine() {
    int end = text.indexOf('\n', position);
    return end < 0 ? text.length() : end;
  }

  /** Comments nest in PostgreSQL. */
  private int endOfComment() {
    int open = 0;
    for (int at = position; at < text.length() - 1; at++) {
      if (text.startsWith("/*", at)) {
        open++;
        at++;
      } else if (text.startsWith("*/", at)) {
        open--;
        at++;
        if (open == 0) {
          return at + 1;
        }
      }
    }
    throw notClosed("comment", "close it with `*/`");
  }

  private int endOfQuoted(char quote, int from, boolean backslashes) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (backslashes && c == '\\') {
        at++;
      } else if (c == quote) {
        if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
          at++;
        } else {
          return at + 1;
        }
      }
    }
    throw notClosed("quote", "close it with `" + quote + "`; write a quote inside as two");
  }

  private void dollar() {
    int tagEnd = position + 1;
    while (tagEnd < text.length() && isNamePart(text.charAt(tagEnd))) {
      tagEnd++;
    }
    boolean quote = tagEnd < text.length() && text.charAt(tagEnd) == '$';
    if (!quote || Character.isDigit(text.charAt(position + 1))) {
      sign('$');
      return;
    }
    String tag = text.substring(position, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw notClosed("dollar quote", "close it with `" + tag + "`");
    }
    add(Token.Kind.STRING, close + tag.length());
  }

  private void word() {
    int end = position;
    while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '$')) {
      end++;
    }
    String word = text.substring(position, end).toLowerCase(Locale.ROOT);
    @Nullable Character next = end < text.length() ? text.charAt(end) : null;
    if (next != null && next == '\'' && List.of("e", "b", "x", "n").contains(word)) {
      add(Token.Kind.STRING, endOfQuoted('\'', end + 1, word.equals("e")));
    } else if (word.equals("u") && text.startsWith("&'", end)) {
      add(Token.Kind.STRING, endOfQuoted('\'', end + 2, false));
    } else {
      add(Token.Kind.WORD, end);
    }
  }

  private int endOfNumber() {
    int end = position;
    while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  /** Tells {@code :name} from a cast, an assignment and an array slice such as {@code a[1:n]}. */
  private void colon() {
    if (text.startsWith("::", position) || text.startsWith(":=", position)) {
      add(Token.Kind.SIGN, position + 2);
      return;
    }
    int end = position + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean named = end > position + 1 && isNameStart(text.charAt(position + 1));
    if (named && !isSlice()) {
      add(Token.Kind.PARAMETER, end);
    } else {
      sign(':');
    }
  }

  private boolean isSlice() {
    if (brackets == 0 || tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    boolean value = last.isName() || last.kind() == Token.Kind.NUMBER || last.isSign(")");
    return value && last.end() == position;
  }

  private void sign(char c) {
    if (c == ')') {
      depth--;
    }
    add(Token.Kind.SIGN, position + 1);
    switch (c) {
      case '(' -> depth++;
      case '[' -> brackets++;
      case ']' -> brackets--;
      default -> {}
    }
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(position, end), position, depth));
    position = end;
  }

  private static boolean isNameStart(char c) {
    return c == '_' || c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }

  private InputException notClosed(String what, String hint) {
    return new InputException(
        "", "a %s is not closed: %s".formatted(what, Excerpt.start(text, position)), hint);
  }
}
