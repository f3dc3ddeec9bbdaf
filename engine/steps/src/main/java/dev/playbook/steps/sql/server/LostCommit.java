package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.sql.exchange.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Finds out what became of a transaction whose COMMIT was not answered. */
record LostCommit(Database database, ActivityContext context, Backend backend) {
  /** Another server answers now, which may have given the number to another transaction. */
  static final String ELSEWHERE = "elsewhere";

  /** The least that is waited for the server to tell, and the most for one answer. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  /** The most that is waited as long as the step has time. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * A backend that still waits for COMMIT will never get one: without its connection it can only
   * roll back.
   */
  private static final String END_WAITING =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid = ? AND backend_start = ?::timestamptz AND state LIKE 'idle in transaction%'""";

  /**
   * Returns when the transaction has committed.
   *
   * @throws StepFailedException {@code FAILED} when it was rolled back, else {@code UNKNOWN}
   */
  void resolve(Transaction transaction, SQLException cause) throws StepFailedException {
    String status = transaction.isEmpty() ? "aborted" : status(transaction);
    String lost =
        "the connection to `%s` broke before COMMIT was answered".formatted(database.name());
    switch (status) {
      case "committed" -> {}
      case "aborted" ->
          throw new StepFailedException(
              Certainty.FAILED,
              lost + "; the server has rolled the transaction back, nothing was changed",
              "look at the server's log for the reason, then resume",
              cause);
      default ->
          throw StepFailedException.unknown(
              lost
                  + "; the server does not tell what became of transaction "
                  + transaction.number(),
              "ask it with SELECT pg_xact_status('%s')".formatted(transaction.number()),
              cause);
    }
  }

  /**
   * Returns what the server says of a transaction, in the words of {@code pg_xact_status}; {@code
   * in progress} also when it says nothing.
   */
  String status(Transaction transaction) {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + patience().toNanos();
    String status = "in progress";
    while (status.equals("in progress") && System.nanoTime() < end) {
      try {
        status = ask(transaction);
        Thread.sleep(20);
      } catch (StepFailedException | SQLException _) {
        // Asked again until the time is over; then nobody knows.
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return status;
  }

  private Duration patience() {
    Duration left = context.remaining();
    return left.compareTo(LONGEST) > 0 ? LONGEST : left.compareTo(PATIENCE) > 0 ? left : PATIENCE;
  }

  private String ask(Transaction transaction)
      throws StepFailedException, SQLException, InterruptedException {
    try (Connection connection = Connector.open(database, context, PATIENCE)) {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      if (!Transaction.server(connection).equals(transaction.server())) {
        return ELSEWHERE;
      }
      String status = question(connection, "SELECT pg_xact_status(?::xid8)", transaction.number());
      if (status.equals("in progress")) {
        question(connection, END_WAITING, backend.pid(), backend.start());
      }
      return status;
    }
  }

  private static String question(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Parameters.bind(statement, i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.ofNullable(result.getString(1)).orElse("") : "";
      }
    }
  }
}
