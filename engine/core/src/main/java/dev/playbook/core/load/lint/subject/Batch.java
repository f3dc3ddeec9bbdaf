package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.List;
import java.util.Optional;

/**
 * Statements that are sent together.
 *
 * @param transaction whether they stand and fall together
 * @param argument the word that holds them, when a program is given them as an argument
 */
public record Batch(
    Language language,
    List<Statement> statements,
    boolean transaction,
    Optional<ShellWord> argument) {
  /** Copies the statements. */
  public Batch {
    statements = List.copyOf(statements);
  }
}
