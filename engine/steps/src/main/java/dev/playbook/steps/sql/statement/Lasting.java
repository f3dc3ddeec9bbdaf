package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from its text whether a statement may do something that a rollback does not take back. Only
 * what is known to be harmless is let through.
 */
final class Lasting {
  /** Commands beside those with an action of their own of which a rollback leaves nothing. */
  private static final Set<String> TAKEN_BACK =
      Set.of(
          "ALTER TABLE",
          "ALTER INDEX",
          "ALTER VIEW",
          "COMMENT ON",
          "CREATE SCHEMA",
          "DROP SCHEMA",
          "DROP VIEW",
          "GRANT",
          "REVOKE",
          "SELECT");

  /** Beginnings of the settings that change how fast a statement is, not what it does. */
  private static final List<String> HARMLESS_SETTINGS =
      List.of("maintenance_work_mem", "work_mem", "max_parallel", "enable_", "hnsw", "ivfflat");

  private Lasting() {}

  static Optional<String> reason(Action action, List<Token> tokens) {
    String words = CommandWords.of(tokens);
    if (!action.transactional()) {
      return Optional.of("`%s` runs outside of a transaction".formatted(words));
    }
    if (tokens.stream().anyMatch(token -> token.isSign(";"))) {
      return Optional.of("`%s` holds statements of its own".formatted(words));
    }
    return switch (action) {
      case Action.Neutral _ -> neutral(tokens);
      case Action.Other other when !TAKEN_BACK.contains(other.words()) ->
          Optional.of("what `%s` does may outlast a rollback".formatted(words));
      case Action.Read _,
          Action.CreateIndex _,
          Action.DropIndex _,
          Action.CreateTable _,
          Action.EmptyTable _,
          Action.ChangeRows _,
          Action.OtherRows _,
          Action.Other _ ->
          Optional.empty();
    };
  }

  /** A setting could lift the limits of the probe, or let names mean something else. */
  private static Optional<String> neutral(List<Token> tokens) {
    Token first = tokens.getFirst();
    boolean harmless = first.isWord("LOCK") || (first.isWord("SET") && setsHarmless(tokens));
    return harmless
        ? Optional.empty()
        : Optional.of("`%s` changes how the transaction itself works".formatted(first.upper()));
  }

  private static boolean setsHarmless(List<Token> tokens) {
    Cursor cursor = new Cursor(tokens);
    cursor.skip("SET");
    boolean _ = cursor.skip("LOCAL") || cursor.skip("SESSION");
    String name = cursor.peek().name();
    return HARMLESS_SETTINGS.stream().anyMatch(name::startsWith);
  }
}
