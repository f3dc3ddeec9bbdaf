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
import org.jspecify.annotations.Nullable;

/** Finds out what became of a transaction whose COMMIT was not answered. */
record LostCommit(Database database, ActivityContext context, Backend backend) {
  private static final String IN_PROGRESS = "in progress";

  /** Another server answers now, which may have given the number to another transaction. */
  private static final String ELSEWHERE = "elsewhere";

  private static final Duration PAUSE = Duration.ofMillis(20);

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
    String lost =
        "the connection to `%s` broke before COMMIT was answered; ".formatted(database.name());
    if (transaction.isEmpty() || !isCommitted(transaction, lost, cause)) {
      throw new StepFailedException(
          Certainty.FAILED,
          lost + "the server has rolled the transaction back, nothing was changed",
          "look at the server's log for the reason, then resume",
          cause);
    }
  }

  /**
   * Returns whether a transaction has committed.
   *
   * @param head how the message begins when nobody can say
   * @throws StepFailedException {@code UNKNOWN} when the server does not tell
   */
  boolean isCommitted(Transaction transaction, String head, @Nullable Throwable cause)
      throws StepFailedException {
    String untold =
        head
            + "`%s` does not tell what became of transaction %s"
                .formatted(database.name(), transaction.number());
    return switch (status(transaction)) {
      case "committed" -> true;
      case "aborted" -> false;
      case ELSEWHERE ->
          throw StepFailedException.unknown(
              untold + ": another server has taken its place since, where the number means nothing",
              "look in the database whether the change is there",
              cause);
      default ->
          throw StepFailedException.unknown(
              untold,
              "ask it with SELECT pg_xact_status('%s')".formatted(transaction.number()),
              cause);
    };
  }

  /**
   * Returns what the server says of a transaction, in the words of {@code pg_xact_status}; {@code
   * in progress} also when it says nothing. An interrupt does not end it, and stays set.
   */
  private String status(Transaction transaction) {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + patience().toNanos();
    String status = told(transaction);
    while (status.equals(IN_PROGRESS) && System.nanoTime() < end) {
      interrupted |= pause();
      status = told(transaction);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return status;
  }

  private String told(Transaction transaction) {
    try {
      return ask(transaction);
    } catch (StepFailedException | SQLException _) {
      return IN_PROGRESS;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return IN_PROGRESS;
    }
  }

  /** Returns whether somebody interrupted it, or what came before it. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }

  private Duration patience() {
    long left = context.remaining().toMillis();
    return Duration.ofMillis(Math.clamp(left, PATIENCE.toMillis(), LONGEST.toMillis()));
  }

  private String ask(Transaction transaction)
      throws StepFailedException, SQLException, InterruptedException {
    try (Connection connection = Connector.open(database, context, PATIENCE)) {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      if (!Transaction.server(connection).equals(transaction.server())) {
        return ELSEWHERE;
      }
      String status = question(connection, "SELECT pg_xact_status(?::xid8)", transaction.number());
      if (status.equals(IN_PROGRESS)) {
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
