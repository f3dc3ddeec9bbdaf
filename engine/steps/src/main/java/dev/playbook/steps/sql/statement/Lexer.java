package dev.playbook.steps.sql.statement;

import dev.playbook.spi.InputException;
import dev.playbook.steps.statement.Excerpt;
import dev.playbook.steps.statement.Scanner;
import dev.playbook.steps.statement.Scanner.Escape;
import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL text into tokens by PostgreSQL's lexical rules, with {@code standard_conforming_strings}
 * on, which the session makes sure of.
 */
final class Lexer {
  private final String text;
  private final Scanner scanner;
  private int brackets;

  private Lexer(String text) {
    this.text = text;
    this.scanner = new Scanner(text, "--", "()", name -> name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the tokens in order.
   *
   * @throws InputException when a quote or comment is not closed
   */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.scanner.hasNext()) {
      lexer.next();
    }
    return lexer.scanner.tokens();
  }

  private void next() {
    int start = scanner.position();
    char c = text.charAt(start);
    if (scanner.isAt("/*")) {
      scanner.skipTo(endOfComment());
    } else if (c == '\'') {
      scanner.add(Token.Kind.STRING, endOfQuoted(c, start + 1, Escape.DOUBLED));
    } else if (c == '"') {
      scanner.add(Token.Kind.QUOTED_NAME, endOfQuoted(c, start + 1, Escape.DOUBLED));
    } else if (c == '$') {
      dollar(start);
    } else if (isNameStart(c)) {
      word(start);
    } else if (Character.isDigit(c)) {
      scanner.add(
          Token.Kind.NUMBER, scanner.endWhile(start, part -> isNamePart(part) || part == '.'));
    } else if (c == ':') {
      colon(start);
    } else {
      sign(c);
    }
  }

  private int endOfComment() {
    return scanner.endOfComment(true).orElseThrow(() -> notClosed("comment", "close it with `*/`"));
  }

  private int endOfQuoted(char quote, int from, Escape escape) {
    return scanner
        .endOfQuoted(from, quote, escape)
        .orElseThrow(
            () -> notClosed("quote", "close it with `" + quote + "`; write a quote inside as two"));
  }

  private void dollar(int start) {
    int tagEnd = scanner.endWhile(start + 1, Lexer::isNamePart);
    boolean quote = text.startsWith("$", tagEnd);
    if (!quote || Character.isDigit(text.charAt(start + 1))) {
      scanner.addSign();
      return;
    }
    String tag = text.substring(start, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw notClosed("dollar quote", "close it with `" + tag + "`");
    }
    scanner.add(Token.Kind.STRING, close + tag.length());
  }

  private void word(int start) {
    int end = scanner.endWhile(start, part -> isNamePart(part) || part == '$');
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (text.startsWith("'", end) && List.of("e", "b", "x", "n").contains(word)) {
      Escape escape = word.equals("e") ? Escape.EITHER : Escape.DOUBLED;
      scanner.add(Token.Kind.STRING, endOfQuoted('\'', end + 1, escape));
    } else if (text.startsWith("&'", end) && word.equals("u")) {
      scanner.add(Token.Kind.STRING, endOfQuoted('\'', end + 2, Escape.DOUBLED));
    } else {
      scanner.add(Token.Kind.WORD, end);
    }
  }

  /** Tells {@code :name} from a cast, an assignment and an array slice such as {@code a[1:n]}. */
  private void colon(int start) {
    if (scanner.isAt("::") || scanner.isAt(":=")) {
      scanner.add(Token.Kind.SIGN, start + 2);
      return;
    }
    int end = scanner.endWhile(start + 1, Lexer::isNamePart);
    boolean named = end > start + 1 && isNameStart(text.charAt(start + 1));
    if (named && !isSlice()) {
      scanner.add(Token.Kind.PARAMETER, end);
    } else {
      scanner.addSign();
    }
  }

  private boolean isSlice() {
    if (brackets == 0 || scanner.tokens().isEmpty()) {
      return false;
    }
    Token last = scanner.tokens().getLast();
    boolean value = last.isName() || last.kind() == Token.Kind.NUMBER || last.isSign(")");
    return value && last.end() == scanner.position();
  }

  private void sign(char c) {
    brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
    scanner.addSign();
  }

  private static boolean isNameStart(int c) {
    return c == '_' || c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }

  private InputException notClosed(String what, String hint) {
    return new InputException(
        "",
        "a %s is not closed: %s".formatted(what, Excerpt.start(text, scanner.position())),
        hint);
  }
}
