package dev.playbook.steps.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Walks over a text and collects its tokens. It passes over blanks and line comments by itself; the
 * lexer of a language tells what stands at each other place and where that ends.
 */
public final class Scanner {
  /** How a quote is written inside of quotes. */
  public enum Escape {
    DOUBLED,
    BACKSLASH,
    EITHER
  }

  private final String text;
  private final String lineComment;
  private final String brackets;
  private final UnaryOperator<String> folding;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int depth;

  /**
   * Begins at the start of the text.
   *
   * @param lineComment what begins a comment that ends with its line
   * @param brackets those that count for the depth of a token, in pairs
   * @param folding what the server makes of a name without quotes
   */
  public Scanner(String text, String lineComment, String brackets, UnaryOperator<String> folding) {
    this.text = text;
    this.lineComment = lineComment;
    this.brackets = brackets;
    this.folding = folding;
  }

  /** Moves over blanks and line comments; returns whether anything follows. */
  public boolean hasNext() {
    while (position < text.length()) {
      if (isAt(lineComment)) {
        position = endWhile(position, c -> c != '\n');
      } else if (Character.isWhitespace(text.charAt(position))) {
        position++;
      } else {
        return true;
      }
    }
    return false;
  }

  /** Returns the offset of the place, in UTF-16 units. */
  public int position() {
    return position;
  }

  /** Returns whether this comes next. */
  public boolean isAt(String sign) {
    return text.startsWith(sign, position);
  }

  /** Returns the offset of the first character that is not part of it. */
  public int endWhile(int from, IntPredicate part) {
    int end = from;
    while (end < text.length() && part.test(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Returns the offset behind the closing quote; empty when there is none.
   *
   * @param from behind the opening quote
   */
  public OptionalInt endOfQuoted(int from, char quote, Escape escape) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean escaped = c == '\\' && escape != Escape.DOUBLED;
      boolean doubled = escape != Escape.BACKSLASH && text.startsWith("" + quote + quote, at);
      if (escaped || doubled) {
        at++;
      } else if (c == quote) {
        return OptionalInt.of(at + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the offset behind the comment that begins here; empty when it is not closed. */
  public OptionalInt endOfComment(boolean nests) {
    int open = 1;
    for (int at = position + 2; at < text.length() - 1; at++) {
      boolean opens = nests && text.startsWith("/*", at);
      boolean closes = text.startsWith("*/", at);
      open += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 1 : 0;
      if (open == 0) {
        return OptionalInt.of(at + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Goes on at an offset. */
  public void skipTo(int end) {
    position = end;
  }

  /** Takes all up to an offset as one token. */
  public void add(Token.Kind kind, int end) {
    String written = text.substring(position, end);
    String name = kind == Token.Kind.QUOTED_NAME ? unquoted(written) : folding.apply(written);
    tokens.add(new Token(kind, written, name, position, depth));
    position = end;
  }

  /** Takes one character as a sign; a closing bracket is as deep as its opening one. */
  public void addSign() {
    int bracket = brackets.indexOf(text.charAt(position));
    depth -= bracket % 2 == 1 ? 1 : 0;
    add(Token.Kind.SIGN, position + 1);
    depth += bracket % 2 == 0 ? 1 : 0;
  }

  /** Returns the tokens so far. */
  public List<Token> tokens() {
    return tokens;
  }

  private static String unquoted(String name) {
    String quote = name.substring(0, 1);
    return name.substring(1, name.length() - 1).replace(quote + quote, quote);
  }
}
