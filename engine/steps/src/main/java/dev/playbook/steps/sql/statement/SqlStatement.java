package dev.playbook.steps.sql.statement;

import dev.playbook.spi.Risk;
import dev.playbook.steps.statement.Excerpt;
import dev.playbook.steps.statement.Statement;
import dev.playbook.steps.statement.StatementText;
import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Optional;

/** One statement without its semicolon, exactly as written between its first and last token. */
public final class SqlStatement implements Statement {
  private final StatementText statement;
  private final Action action;

  private SqlStatement(StatementText statement) {
    this.statement = statement;
    this.action = new Classifier(statement.text(), statement.tokens()).action();
  }

  /**
   * Splits a text at its semicolons; statements that hold nothing but comments are left out.
   *
   * @throws dev.playbook.spi.InputException when the text cannot be what PostgreSQL accepts, or
   *     what a step must not send
   */
  public static List<SqlStatement> split(String text) {
    return StatementText.split(text, Lexer.tokens(text), new StatementEnd()::isAt).stream()
        .map(SqlStatement::new)
        .toList();
  }

  /** Returns the text as the playbook writes it, with {@code :name} parameters. */
  @Override
  public String text() {
    return statement.text();
  }

  /** Returns what the statement is for. */
  public Action action() {
    return action;
  }

  @Override
  public Risk risk() {
    return action.risk();
  }

  @Override
  public boolean onlyReads() {
    return action instanceof Action.Read;
  }

  /** Returns whether it has parameters. */
  public boolean hasParameters() {
    return statement.tokens().stream().anyMatch(token -> token.kind() == Token.Kind.PARAMETER);
  }

  /** Returns whether it calls functions, of which the text cannot tell what they do. */
  public boolean callsFunctions() {
    return Reading.callsFunctions(statement.tokens());
  }

  /** Returns why it cannot be run and taken back, empty when its text does not tell. */
  public Optional<String> lasting() {
    return Lasting.reason(action, statement.tokens());
  }

  /** Returns what it may name: tables, indexes, functions; also words that name nothing. */
  public Mentions mentions() {
    return Mentions.of(statement.tokens());
  }

  /** Returns the text in one line, cut when it is long. */
  @Override
  public String toString() {
    return Excerpt.oneLine(text());
  }

  /** Follows {@code BEGIN ATOMIC … END}, whose semicolons belong to the statement. */
  private static final class StatementEnd {
    private int open;
    private boolean begin;

    boolean isAt(Token token) {
      if (begin && token.isWord("ATOMIC")) {
        open = 1;
      } else if (open > 0 && token.isWord("CASE")) {
        open++;
      } else if (open > 0 && token.isWord("END")) {
        open--;
      }
      begin = token.isWord("BEGIN");
      return open == 0 && token.depth() == 0 && token.isSign(";");
    }
  }
}
