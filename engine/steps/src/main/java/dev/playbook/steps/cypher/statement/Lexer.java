package dev.playbook.steps.cypher.statement;

import dev.playbook.spi.InputException;
import dev.playbook.steps.statement.Scanner;
import dev.playbook.steps.statement.Scanner.Escape;
import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Cuts Cypher text into tokens. */
final class Lexer {
  private final String text;
  private final Scanner scanner;

  private Lexer(String text) {
    this.text = text;
    this.scanner = new Scanner(text, "//", "()[]{}", UnaryOperator.identity());
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
      scanner.skipTo(closed(scanner.endOfComment(false), "comment", "*/"));
    } else if (c == '\'' || c == '"') {
      OptionalInt end = scanner.endOfQuoted(start + 1, c, Escape.BACKSLASH);
      scanner.add(Token.Kind.STRING, closed(end, "quote", String.valueOf(c)));
    } else if (c == '`') {
      scanner.add(Token.Kind.QUOTED_NAME, endOfName(start));
    } else if (c == '$') {
      parameter(start + 1);
    } else if (Character.isJavaIdentifierStart(c)) {
      scanner.add(Token.Kind.WORD, endOfWord(start));
    } else {
      scanner.addSign();
    }
  }

  private void parameter(int name) {
    int end = text.startsWith("`", name) ? endOfName(name) : endOfWord(name);
    if (end == name) {
      scanner.addSign();
    } else {
      scanner.add(Token.Kind.PARAMETER, end);
    }
  }

  private int endOfName(int start) {
    return closed(scanner.endOfQuoted(start + 1, '`', Escape.DOUBLED), "name", "`");
  }

  private int endOfWord(int from) {
    return scanner.endWhile(from, c -> Character.isJavaIdentifierPart(c) && c != '$');
  }

  private int closed(OptionalInt end, String what, String with) {
    return end.orElseThrow(
        () -> {
          int from = scanner.position();
          String start = text.substring(from, Math.min(text.length(), from + 40));
          return new InputException(
              "",
              "a %s is not closed: `%s`".formatted(what, start),
              "close it with `" + with + "`");
        });
  }
}
