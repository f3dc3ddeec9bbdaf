package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Set;

/** Tells whether a statement that looks like a question may do something as well. */
final class Reading {
  /** Functions with an effect that a read-only transaction does not stop. */
  private static final Set<String> EFFECTS =
      Set.of(
          "pg_reload_conf",
          "pg_terminate_backend",
          "pg_cancel_backend",
          "pg_promote",
          "pg_switch_wal",
          "pg_rotate_logfile",
          "pg_create_restore_point",
          "pg_notify",
          "pg_wal_replay_pause",
          "pg_wal_replay_resume",
          "pg_log_backend_memory_contexts",
          "pg_stat_reset",
          "pg_stat_reset_shared",
          "pg_stat_statements_reset",
          "pg_backup_start",
          "pg_backup_stop",
          "pg_drop_replication_slot",
          "pg_create_physical_replication_slot",
          "pg_create_logical_replication_slot",
          "pg_replication_slot_advance",
          "pg_file_write",
          "pg_file_unlink",
          "pg_file_rename",
          "lo_import",
          "lo_export",
          "lo_unlink",
          "lo_create",
          "dblink",
          "dblink_exec",
          "dblink_connect",
          "setval",
          "nextval",
          "pg_prewarm");

  /** Words before a bracket that do nothing: keywords, and the functions that checks use. */
  private static final Set<String> HARMLESS =
      Set.of(
          "in",
          "exists",
          "any",
          "all",
          "some",
          "values",
          "from",
          "where",
          "and",
          "or",
          "not",
          "as",
          "select",
          "on",
          "over",
          "filter",
          "using",
          "cast",
          "array",
          "row",
          "coalesce",
          "count",
          "sum",
          "min",
          "max",
          "avg",
          "lower",
          "upper",
          "length",
          "now",
          "to_regclass",
          "abs",
          "round",
          "nullif",
          "greatest",
          "least",
          "extract",
          "date_trunc",
          "version");

  private static final Set<String> WRITING_WORDS =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO");

  private Reading() {}

  static boolean writes(List<Token> tokens) {
    Token first = tokens.getFirst();
    if (first.isWord("SHOW")) {
      return false;
    }
    boolean explain = first.isWord("EXPLAIN");
    boolean executes = !explain || hasWord(tokens, "ANALYZE") || hasWord(tokens, "ANALYSE");
    return executes && (writesRows(tokens) || callsEffect(tokens));
  }

  /** Also {@code FOR UPDATE}, which locks rows: a read-only transaction refuses it. */
  private static boolean writesRows(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean word = token.kind() == Token.Kind.WORD && WRITING_WORDS.contains(token.upper());
      if ((word && !isColumn(tokens, i)) || locksRows(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isColumn(List<Token> tokens, int index) {
    return index > 0 && tokens.get(index - 1).isSign(".");
  }

  private static boolean locksRows(List<Token> tokens, int index) {
    if (!tokens.get(index).isWord("FOR") || index + 1 >= tokens.size()) {
      return false;
    }
    Token next = tokens.get(index + 1);
    return next.isWord("SHARE") || next.isWord("NO") || next.isWord("KEY");
  }

  private static boolean callsEffect(List<Token> tokens) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean call = tokens.get(i).isName() && tokens.get(i + 1).isSign("(");
      if (call && EFFECTS.contains(tokens.get(i).name())) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a function is called that is not known to be harmless. */
  static boolean callsFunctions(List<Token> tokens) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean call = token.isName() && tokens.get(i + 1).isSign("(");
      if (call && !HARMLESS.contains(token.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(List<Token> tokens, String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }
}
