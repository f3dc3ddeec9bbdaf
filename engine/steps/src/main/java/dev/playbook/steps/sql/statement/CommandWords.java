package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that commands of PostgreSQL begin with. */
final class CommandWords {
  /** The commands of PostgreSQL 13 to 19, reference section "SQL Commands". */
  private static final Set<String> FIRST =
      Set.of(
          "ABORT",
          "ALTER",
          "ANALYZE",
          "ANALYSE",
          "BEGIN",
          "CALL",
          "CHECKPOINT",
          "CLOSE",
          "CLUSTER",
          "COMMENT",
          "COMMIT",
          "COPY",
          "CREATE",
          "DEALLOCATE",
          "DECLARE",
          "DELETE",
          "DISCARD",
          "DO",
          "DROP",
          "END",
          "EXECUTE",
          "EXPLAIN",
          "FETCH",
          "GRANT",
          "IMPORT",
          "INSERT",
          "LISTEN",
          "LOAD",
          "LOCK",
          "MERGE",
          "MOVE",
          "NOTIFY",
          "PREPARE",
          "REASSIGN",
          "REFRESH",
          "REINDEX",
          "RELEASE",
          "REPACK",
          "RESET",
          "REVOKE",
          "ROLLBACK",
          "SAVEPOINT",
          "SECURITY",
          "SELECT",
          "SET",
          "SHOW",
          "START",
          "TABLE",
          "TRUNCATE",
          "UNLISTEN",
          "UPDATE",
          "VACUUM",
          "VALUES",
          "WITH",
          "(");

  private static final Set<String> TWO_WORDS =
      Set.of("ALTER", "CREATE", "DROP", "COMMENT", "REFRESH", "IMPORT", "SECURITY", "PREPARE");

  private CommandWords() {}

  static boolean known(Token first) {
    return FIRST.contains(first.upper());
  }

  /** Returns the words that name the command, for example {@code ALTER TABLE}. */
  static String of(List<Token> tokens) {
    int words = TWO_WORDS.contains(tokens.getFirst().upper()) ? 2 : 1;
    return tokens.stream().limit(words).map(Token::upper).collect(Collectors.joining(" "));
  }

  /** Returns whether PostgreSQL lets the command run inside a transaction. */
  static boolean transactional(List<Token> tokens) {
    boolean concurrently = tokens.stream().anyMatch(token -> token.isWord("CONCURRENTLY"));
    boolean refresh = tokens.getFirst().isWord("REFRESH");
    boolean alwaysAlone =
        switch (of(tokens)) {
          case "VACUUM",
              "CREATE DATABASE",
              "DROP DATABASE",
              "CREATE TABLESPACE",
              "DROP TABLESPACE",
              "ALTER SYSTEM",
              "CREATE SUBSCRIPTION",
              "DROP SUBSCRIPTION" ->
              true;
          case "DISCARD" -> hasTopLevel(tokens, "ALL");
          case "CLUSTER", "REPACK" -> tokens.size() == 1;
          case "REINDEX" -> hasTopLevel(tokens, "DATABASE") || hasTopLevel(tokens, "SYSTEM");
          case "ALTER DATABASE" -> tokens.stream().anyMatch(token -> token.isWord("TABLESPACE"));
          default -> false;
        };
    return !alwaysAlone && (!concurrently || refresh);
  }

  private static boolean hasTopLevel(List<Token> tokens, String word) {
    return tokens.stream().skip(1).anyMatch(token -> token.depth() == 0 && token.isWord(word));
  }
}
