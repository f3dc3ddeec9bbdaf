package dev.playbook.steps.cypher.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One statement without its semicolon, exactly as written between its first and last token. */
public final class CypherStatement {
  private static final int WIDTH = 72;

  private final String text;
  private final List<Token> tokens;
  private final Action action;

  private CypherStatement(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    this.action = new Classifier(text, tokens).action();
  }

  /**
   * Splits a text at its semicolons; statements that hold nothing but comments are left out.
   *
   * @throws dev.playbook.spi.InputException when the text cannot be Cypher, or is what a step must
   *     not send
   */
  public static List<CypherStatement> split(String text) {
    List<CypherStatement> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    for (Token token : Lexer.tokens(text)) {
      if (token.isSign(";")) {
        finish(text, current, statements);
      } else {
        current.add(token);
      }
    }
    finish(text, current, statements);
    return statements;
  }

  private static void finish(String text, List<Token> tokens, List<CypherStatement> into) {
    if (tokens.isEmpty()) {
      return;
    }
    int start = tokens.getFirst().start();
    List<Token> moved = tokens.stream().map(token -> token.movedBy(-start)).toList();
    into.add(new CypherStatement(text.substring(start, tokens.getLast().end()), moved));
    tokens.clear();
  }

  /** Returns the text as the playbook writes it. */
  public String text() {
    return text;
  }

  /** Returns what the statement is for. */
  public Action action() {
    return action;
  }

  /** Returns the names of its {@code $name} parameters. */
  public Set<String> parameters() {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .map(token -> token.text().substring(1).replace("`", ""))
        .collect(Collectors.toSet());
  }

  /** Returns the text in one line, cut when it is long. */
  @Override
  public String toString() {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
