package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.statement.Excerpt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Makes sure that nothing of a step is left on the server, and says so or not. */
record Stopping(Database database, ActivityContext context, Backend backend) {
  /** How long a server may take to answer a cancel before its connection is cut. */
  static final Duration ANSWER = Duration.ofMillis(300);

  private static final Duration PATIENCE = Duration.ofMillis(1500);

  /** How long it takes at most to see that a server does not answer. */
  private static final Duration CONNECTING = Duration.ofSeconds(1);

  /** Ends what still works under this step's name. */
  private static final String TERMINATE =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE ((application_name = ? AND pid <> pg_backend_pid())
        OR (pid = ? AND backend_start = ?::timestamptz))""";

  /** Ends what waits for more under this step's name. */
  private static final String TERMINATE_IDLE = TERMINATE + " AND state LIKE 'idle%'";

  private static final String LEFT =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE (application_name = ? AND pid <> pg_backend_pid())
        OR (pid = ? AND backend_start = ?::timestamptz)""";

  /** What to throw after the time was up or the operator stopped the step. */
  StepFailedException afterStop(Sent sent, boolean answered, Duration limit, SQLException cause) {
    boolean confirmed = answered || isGone();
    String end = "%s: %s was ".formatted(why(limit), sent.label());
    String text = Excerpt.oneLine(sent.statement());
    return confirmed
        ? new StepFailedException(
            Certainty.FAILED,
            end + "stopped, and nothing of it goes on in the server\n  " + text,
            "find out why it took so long, or give the step more time",
            cause)
        : StepFailedException.unknown(
            end + "told to stop, but the server does not confirm it\n  " + text, look(), cause);
  }

  /** What to throw after the connection broke in the middle of a statement. */
  StepFailedException afterLoss(Sent sent, SQLException cause) {
    String message =
        "the connection to `%s` broke during %s: %s"
            .formatted(database.name(), sent.label(), Faults.reason(cause));
    return isGone()
        ? new StepFailedException(
            Certainty.FAILED,
            message + "\nnothing of it goes on in the server",
            "look at the server's log for the reason, then resume",
            cause)
        : StepFailedException.unknown(message, look(), cause);
  }

  private String why(Duration limit) {
    return context.remaining().toMillis() < 100
        ? "timed out after " + shown(limit)
        : "stopped by the operator";
  }

  String look() {
    return ("look with SELECT * FROM pg_stat_activity WHERE application_name = '%s'; end it with"
            + " pg_terminate_backend(pid)")
        .formatted(backend.token());
  }

  /**
   * Looks, and ends what is left, from a connection of its own. The engine's interrupt may come
   * while it looks, and breaks that connection: then it looks again.
   */
  boolean isGone() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = Thread.interrupted();
    boolean gone = endAndLook(end);
    boolean cutOff = !gone && Thread.interrupted();
    if (cutOff && end - System.nanoTime() > CONNECTING.toNanos()) {
      gone = endAndLook(end);
    }
    if (interrupted || cutOff) {
      Thread.currentThread().interrupt();
    }
    return gone;
  }

  /** Returns whether something of the step works on the server, as far as that can be seen. */
  boolean isAtWork() throws InterruptedException {
    try (Connection connection = Connector.open(database, context, PATIENCE)) {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      rename(connection);
      count(connection, TERMINATE_IDLE);
      return count(connection, LEFT) > 0;
    } catch (SQLException | StepFailedException silent) {
      return false;
    }
  }

  private boolean endAndLook(long end) {
    try (Connection connection = Connector.open(database, context, PATIENCE)) {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      rename(connection);
      count(connection, TERMINATE);
      while (count(connection, LEFT) > 0) {
        if (System.nanoTime() > end) {
          return false;
        }
        Thread.sleep(20);
      }
      return true;
    } catch (SQLException | StepFailedException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** This connection must not be taken for the work that it looks for. */
  private static void rename(Connection connection) throws SQLException {
    connection.setClientInfo("ApplicationName", "playbook/look");
  }

  private long count(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, backend.token());
      statement.setInt(2, backend.pid());
      statement.setString(3, backend.start());
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  /** Returns for example {@code 1.5s} or {@code 2m30s}. */
  private static String shown(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1fs", millis / 1000.0).replace(".0s", "s");
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds < 120 ? seconds + "s" : (seconds / 60) + "m" + (seconds % 60) + "s";
  }
}
