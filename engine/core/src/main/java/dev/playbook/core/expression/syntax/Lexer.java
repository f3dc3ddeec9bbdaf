package dev.playbook.core.expression.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits an expression into words, and puts a name of the same length in the place of every literal
 * that CEL does not know, so that all places stay.
 */
final class Lexer {
  private static final String TWO_SIGNS = "&& || == != <= >=";

  private final String text;
  private final StringBuilder forCel;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<Integer, Object> ours = new HashMap<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
    this.forCel = new StringBuilder(text);
  }

  /** One word of an expression. */
  record Token(Kind kind, Extent extent) {
    enum Kind {
      NAME,
      LITERAL,
      SIGN
    }
  }

  /**
   * An expression in words.
   *
   * @param forCel the text to give to CEL's parser
   * @param ours the values of the literals that CEL does not know, by the place of their first
   *     character
   */
  record Words(String forCel, List<Token> tokens, Map<Integer, Object> ours) {}

  static Words words(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return new Words(lexer.forCel.toString(), List.copyOf(lexer.tokens), Map.copyOf(lexer.ours));
  }

  private void next() {
    char first = text.charAt(at);
    if (Character.isWhitespace(first)) {
      at++;
    } else if (text.startsWith("//", at)) {
      int lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? text.length() : lineEnd;
    } else if (NumberWord.isDigit(first)) {
      number();
    } else if (first == '`') {
      add(Token.Kind.NAME, backquotedEnd());
    } else if (QuotedText.startsAt(text, at)) {
      add(Token.Kind.LITERAL, QuotedText.endOf(text, at));
    } else if (NumberWord.isWordPart(first)) {
      add(Token.Kind.NAME, wordEnd());
    } else {
      sign();
    }
  }

  private void number() {
    NumberWord.Read read = NumberWord.at(text, at);
    Object value = read.ours();
    if (value != null) {
      ours.put(at, value);
      int length = read.extent().end() - at;
      forCel.replace(at, read.extent().end(), "_".repeat(length));
    }
    add(Token.Kind.LITERAL, read.extent().end());
  }

  private void sign() {
    String two = text.substring(at, Math.min(at + 2, text.length()));
    boolean isTwo = two.length() == 2 && TWO_SIGNS.contains(two) && two.indexOf(' ') < 0;
    if (!isTwo) {
      refuseForeignSign();
    }
    add(Token.Kind.SIGN, at + (isTwo ? 2 : 1));
  }

  private void refuseForeignSign() {
    String instead =
        switch (text.charAt(at)) {
          case '=' -> "==";
          case '&' -> "&&";
          case '|' -> "||";
          default -> "";
        };
    if (!instead.isEmpty()) {
      throw new SyntaxFault(
          new Extent(at, at + 1),
          "`" + text.charAt(at) + "` is no operator",
          "write `" + instead + "`");
    }
  }

  private int backquotedEnd() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw new SyntaxFault(
          new Extent(at, text.length()),
          "the name that starts here has no end",
          "write a second `");
    }
    return end + 1;
  }

  private int wordEnd() {
    int end = at;
    while (end < text.length() && NumberWord.isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, new Extent(at, end)));
    at = end;
  }
}
