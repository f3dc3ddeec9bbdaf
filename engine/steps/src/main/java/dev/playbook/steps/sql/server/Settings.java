package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What is the same for every statement of a step, and who the server process is.
 *
 * @param backend the server process that works for this connection
 * @param standby whether the server only replays another one's changes
 * @param server which server it is, see {@link Transaction}
 */
record Settings(Backend backend, boolean standby, String server) {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofDays(20);

  /**
   * The server notices within a second when this process is gone, and ends the statement; older
   * servers than 14 and other systems than Linux cannot.
   */
  private static final String SET =
      """
      SELECT set_config('application_name', ?, false), set_config('statement_timeout', ?, false),
        set_config('lock_timeout', ?, false),
        set_config('idle_in_transaction_session_timeout', ?, false),
        set_config('TimeZone', 'UTC', false), set_config('standard_conforming_strings', 'on', false),
        CASE WHEN current_setting('server_version_num')::int >= 140000 AND version() LIKE '%linux%'
          THEN set_config('client_connection_check_interval', '1s', false) END,
        pg_backend_pid(), (SELECT backend_start::text FROM pg_stat_activity
          WHERE pid = pg_backend_pid()), pg_is_in_recovery()""";

  /** Makes a used connection as good as new; fails when it is broken. */
  static Settings renew(Connection connection, ActivityContext context, Duration lockTimeout)
      throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) GRACE.toMillis());
    try (Statement statement = connection.createStatement()) {
      statement.execute("DISCARD ALL");
    }
    return apply(connection, context, lockTimeout);
  }

  static Settings apply(Connection connection, ActivityContext context, Duration lockTimeout)
      throws SQLException {
    return apply(connection, context.token(), context.remaining(), lockTimeout);
  }

  static Settings apply(Connection connection, String token, Duration left, Duration lockTimeout)
      throws SQLException {
    long time = Math.clamp(left.toMillis(), 1, LONGEST.toMillis());
    long client = time + GRACE.toMillis();
    connection.setNetworkTimeout(Runnable::run, (int) client);
    connection.clearWarnings();
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, token);
      statement.setString(2, Long.toString(time));
      statement.setString(3, Long.toString(lockTimeout.toMillis()));
      statement.setString(4, Long.toString(client));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Backend backend = new Backend(row.getInt(8), row.getString(9), token);
        return new Settings(backend, row.getBoolean(10), Transaction.server(connection));
      }
    }
  }
}
