package dev.playbook.steps.sql.statement;

import java.util.ArrayList;
import java.util.List;

/** One statement without its semicolon, exactly as written between its first and last token. */
public final class SqlStatement {
  private final String text;
  private final List<Token> tokens;
  private final Action action;

  private SqlStatement(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    this.action = new Classifier(text, tokens).action();
  }

  /**
   * Splits a text at its semicolons; statements that hold nothing but comments are left out.
   *
   * @throws dev.playbook.spi.InputException when the text cannot be what PostgreSQL accepts, or
   *     what a step must not send
   */
  public static List<SqlStatement> split(String text) {
    List<SqlStatement> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    FunctionBody body = new FunctionBody();
    for (Token token : Lexer.tokens(text)) {
      if (token.isSign(";") && token.depth() == 0 && !body.isOpen()) {
        finish(text, current, statements);
        body = new FunctionBody();
      } else {
        current.add(token);
        body.see(token);
      }
    }
    finish(text, current, statements);
    return statements;
  }

  private static void finish(String text, List<Token> tokens, List<SqlStatement> into) {
    if (tokens.isEmpty()) {
      return;
    }
    int start = tokens.getFirst().start();
    List<Token> moved = tokens.stream().map(token -> token.movedBy(-start)).toList();
    into.add(new SqlStatement(text.substring(start, tokens.getLast().end()), moved));
    tokens.clear();
  }

  /** Returns the text as the playbook writes it, with {@code :name} parameters. */
  public String text() {
    return text;
  }

  /** Returns what the statement is for. */
  public Action action() {
    return action;
  }

  /** Returns whether it has parameters. */
  public boolean hasParameters() {
    return tokens.stream().anyMatch(token -> token.kind() == Token.Kind.PARAMETER);
  }

  /** Returns whether it calls functions, of which the text cannot tell what they do. */
  public boolean callsFunctions() {
    return Reading.callsFunctions(tokens);
  }

  /** Returns the text in one line, cut when it is long. */
  @Override
  public String toString() {
    return Excerpt.oneLine(text);
  }

  /** Follows {@code BEGIN ATOMIC … END}, whose semicolons belong to the statement. */
  private static final class FunctionBody {
    private int open;
    private boolean begin;

    void see(Token token) {
      if (begin && token.isWord("ATOMIC")) {
        open = 1;
      } else if (open > 0 && token.isWord("CASE")) {
        open++;
      } else if (open > 0 && token.isWord("END")) {
        open--;
      }
      begin = token.isWord("BEGIN");
    }

    boolean isOpen() {
      return open > 0;
    }
  }
}
