package dev.playbook.steps.sql.server;

import java.util.Map;

/** What the five characters of an SQLSTATE mean, and what to do about the common ones. */
final class SqlStates {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("08", "connection lost"),
          Map.entry("0A", "not supported"),
          Map.entry("22", "a value does not fit"),
          Map.entry("23", "a constraint forbids it"),
          Map.entry("25", "wrong transaction state"),
          Map.entry("28", "login refused"),
          Map.entry("3D", "no such database"),
          Map.entry("40", "transaction rolled back by the server"),
          Map.entry("42", "wrong statement"),
          Map.entry("53", "out of resources"),
          Map.entry("54", "too large"),
          Map.entry("55", "not in a state that allows it"),
          Map.entry("57", "stopped by an operator"),
          Map.entry("58", "system error"),
          Map.entry("P0", "raised by a function"),
          Map.entry("XX", "internal error of the server"));

  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("22P02", "a text is no such value"),
          Map.entry("23502", "NOT NULL violated"),
          Map.entry("23503", "foreign key violated"),
          Map.entry("23505", "unique key violated"),
          Map.entry("23514", "check constraint violated"),
          Map.entry("25006", "read-only transaction"),
          Map.entry("28P01", "wrong password"),
          Map.entry("2BP01", "other objects depend on it"),
          Map.entry("40001", "serialization failure"),
          Map.entry("40P01", "deadlock"),
          Map.entry("42501", "no permission"),
          Map.entry("42601", "syntax error"),
          Map.entry("42703", "no such column"),
          Map.entry("42704", "no such object"),
          Map.entry("42710", "object exists already"),
          Map.entry("42804", "wrong type"),
          Map.entry("42883", "no such function or operator"),
          Map.entry("42P01", "no such table"),
          Map.entry("42P07", "table or index exists already"),
          Map.entry("53100", "disk full"),
          Map.entry("53200", "out of memory"),
          Map.entry("53300", "too many connections"),
          Map.entry("55006", "object in use"),
          Map.entry("55P03", "lock not available"),
          Map.entry("57014", "cancelled"),
          Map.entry("57P01", "connection closed by an administrator"),
          Map.entry("57P03", "the server is starting or stopping"));

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("2BP01", "drop what depends on it first, or write CASCADE"),
          Map.entry("28P01", "check `user` and `password` of the connection in the target file"),
          Map.entry("3D000", "check `database` of the connection in the target file"),
          Map.entry("42501", "give the user of the connection this right, or use another user"),
          Map.entry("42P07", "write IF NOT EXISTS, so that the step can be repeated"),
          Map.entry("53300", "close idle sessions, or raise max_connections"),
          Map.entry("55P03", "end the session that holds the lock, or raise `lockTimeout`"),
          Map.entry("57P03", "wait until the server is up, then resume"));

  private SqlStates() {}

  /** Returns for example {@code 42P01, no such table}. */
  static String words(String state) {
    String prefix = state.length() >= 2 ? state.substring(0, 2) : state;
    String words = STATES.getOrDefault(state, CLASSES.getOrDefault(prefix, ""));
    return words.isEmpty() ? state : state + ", " + words;
  }

  /** Returns what to do, or {@code ""}. */
  static String hint(String state) {
    return HINTS.getOrDefault(state, "");
  }
}
