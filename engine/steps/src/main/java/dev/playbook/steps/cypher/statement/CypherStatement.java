package dev.playbook.steps.cypher.statement;

import dev.playbook.spi.Risk;
import dev.playbook.steps.statement.Excerpt;
import dev.playbook.steps.statement.Statement;
import dev.playbook.steps.statement.StatementText;
import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One statement without its semicolon, exactly as written between its first and last token. */
public final class CypherStatement implements Statement {
  private final StatementText statement;
  private final Action action;

  private CypherStatement(StatementText statement) {
    this.statement = statement;
    this.action = new Classifier(statement.text(), statement.tokens()).action();
  }

  /**
   * Splits a text at its semicolons; statements that hold nothing but comments are left out.
   *
   * @throws dev.playbook.spi.InputException when the text cannot be Cypher, or is what a step must
   *     not send
   */
  public static List<CypherStatement> split(String text) {
    return StatementText.split(text, Lexer.tokens(text), token -> token.isSign(";")).stream()
        .map(CypherStatement::new)
        .toList();
  }

  /** Returns the text as the playbook writes it. */
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

  /** Returns the names of its {@code $name} parameters. */
  public Set<String> parameters() {
    return statement.tokens().stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .map(token -> token.text().substring(1).replace("`", ""))
        .collect(Collectors.toSet());
  }

  /** Returns the text in one line, cut when it is long. */
  @Override
  public String toString() {
    return Excerpt.oneLine(text());
  }
}
