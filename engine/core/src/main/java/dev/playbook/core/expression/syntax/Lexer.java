package dev.playbook.core.expression.syntax;

import dev.playbook.core.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits an expression into words. */
final class Lexer {
  private static final List<String> TWO_SIGNS = List.of("&&", "||", "==", "!=", "<=", ">=");

  /** Signs of other languages that begin like signs of this one. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "===", "write `==`",
          "!==", "write `!=`",
          "=>", "write `>=`",
          "=<", "write `<=`",
          "<>", "write `!=`",
          "=~", "write `text.matches('…')`",
          "{{", "write the name without braces");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** Returns the words, {@link Kind#END} after the last one. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, text.length(), null);
    return List.copyOf(lexer.tokens);
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
      add(Kind.NAME, backquotedEnd(), null);
    } else if (QuotedText.startsAt(text, at)) {
      QuotedText literal = QuotedText.at(text, at);
      add(Kind.LITERAL, literal.end(), literal.value());
    } else if (NumberWord.isWordPart(first)) {
      add(Kind.NAME, wordEnd(), null);
    } else {
      sign();
    }
  }

  private void number() {
    NumberWord.Read read = NumberWord.at(text, at);
    Object value = read.withUnit();
    add(value == null ? Kind.NUMBER : Kind.LITERAL, read.extent().end(), value);
  }

  private void sign() {
    refuseOtherLanguages();
    boolean isTwo = TWO_SIGNS.stream().anyMatch(sign -> text.startsWith(sign, at));
    if (!isTwo) {
      refuseForeignSign();
    }
    int length = isTwo ? 2 : Character.charCount(text.codePointAt(at));
    add(Kind.SIGN, at + length, null);
  }

  private void refuseOtherLanguages() {
    FOREIGN.forEach(
        (sign, hint) -> {
          if (text.startsWith(sign, at)) {
            throw new SyntaxFault(
                new Extent(at, at + sign.length()), "`" + sign + "` is no operator", hint);
          }
        });
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

  private void add(Kind kind, int end, @Nullable Object value) {
    tokens.add(new Token(kind, new Extent(at, end), value));
    at = end;
  }
}
