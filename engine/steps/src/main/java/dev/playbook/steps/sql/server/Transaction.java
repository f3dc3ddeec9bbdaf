package dev.playbook.steps.sql.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction as it can be asked for later.
 *
 * @param number empty when it has written nothing
 * @param server which server gave the number, and in which of its lives: another one that takes its
 *     place gives the same numbers again; empty when the server does not tell
 */
public record Transaction(String number, String server) {
  /** What is done outside of one. */
  public static final Transaction NONE = new Transaction("", "");

  private static final String SERVER =
      """
      SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
      FROM pg_control_system()""";

  /** Returns which server a connection leads to. */
  static String server(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERVER)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      if (Faults.isAnswer(e)) {
        return ""; // It is a standby, or forbids the question.
      }
      throw e;
    }
  }

  /** Returns whether it changes nothing, committed or not. */
  public boolean isEmpty() {
    return number.isEmpty();
  }
}
