package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.statement.BoundText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One step's use of a connection: bounded in time on both sides, named by the step's token on the
 * server, and stopped for certain when the step is cancelled.
 */
public final class Session implements AutoCloseable {
  private final Database database;
  private final ActivityContext context;
  private final Duration limit;
  private final Shelf shelf;
  private final Connection connection;
  private final Settings settings;
  private volatile boolean cancelled;
  private boolean broken;
  private volatile boolean closed;

  Session(
      Database database,
      ActivityContext context,
      Duration limit,
      Shelf shelf,
      Connection connection,
      Settings settings) {
    this.database = database;
    this.context = context;
    this.limit = limit;
    this.shelf = shelf;
    this.connection = connection;
    this.settings = settings;
  }

  /** Returns the database that this session talks to. */
  public Database database() {
    return database;
  }

  /** Returns whether the server is a standby, which refuses every change. */
  public boolean isStandby() {
    return settings.standby();
  }

  /**
   * Begins a transaction.
   *
   * @param readOnly lets the server refuse every change
   * @param sameSnapshot lets every statement see the same state, so that what one reads is what the
   *     next one changes
   */
  public void begin(boolean readOnly, boolean sameSnapshot) throws StepFailedException {
    guarded(
        Sent.own("BEGIN"),
        () -> {
          connection.setAutoCommit(false);
          connection.setReadOnly(readOnly);
          return true;
        });
    if (sameSnapshot) {
      send(Sent.own("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"), 0);
    }
  }

  /** Rolls back what is open and leaves the transaction; a broken connection has none. */
  public void rollback() {
    try {
      connection.rollback();
      leaveTransaction();
    } catch (SQLException _) {
      broken = true;
    }
  }

  /** Leaves the transaction that was just ended. */
  private void leaveTransaction() throws SQLException {
    connection.setAutoCommit(true);
    connection.setReadOnly(false);
  }

  /** Returns how the open transaction can be asked for later. */
  public Transaction transaction() throws StepFailedException {
    List<Map<String, @Nullable Object>> rows =
        ask("SELECT pg_current_xact_id_if_assigned()::text AS number");
    Optional<String> number =
        Optional.ofNullable(rows.getFirst().get("number")).map(Object::toString);
    return new Transaction(number.orElse(""), settings.server());
  }

  /**
   * Commits.
   *
   * @param transaction what {@link #transaction} said, to find out what became of it when the
   *     answer is lost
   */
  public void commit(Transaction transaction) throws StepFailedException {
    try {
      connection.commit();
      leaveTransaction();
    } catch (SQLException e) {
      if (Faults.isAnswer(e) && !cancelled) {
        rollback();
        throw Faults.refused(new Sent("COMMIT", "", Parameters.NONE), e);
      }
      broken = true;
      new LostCommit(database, context, settings.backend()).resolve(transaction, e);
    }
  }

  /** Sends one statement and reads at most that many rows of its answer. */
  public Answer send(Sent sent, int rowCap) throws StepFailedException {
    BoundText text = sent.bound();
    return guarded(
        sent,
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(sent.prefix() + text.jdbc())) {
            sent.parameters().bind(statement, text);
            statement.setMaxRows(rowCap == Integer.MAX_VALUE ? 0 : rowCap + 1);
            return Answer.of(statement, rowCap);
          }
        });
  }

  /** Asks a question of our own; {@code ?} stand for the values. */
  public List<Map<String, @Nullable Object>> ask(String question, @Nullable Object... values)
      throws StepFailedException {
    return guarded(
        Sent.own(question),
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
              Parameters.bind(statement, i + 1, values[i]);
            }
            return Answer.of(statement, Integer.MAX_VALUE).rows();
          }
        });
  }

  /** Works with the driver's connection, for what {@link #send} cannot do. */
  public <T> T with(Sent sent, Work<T> work) throws StepFailedException {
    return guarded(sent, () -> work.on(connection));
  }

  /** Something done with the connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Guarded<T> {
    T get() throws SQLException;
  }

  private <T> T guarded(Sent sent, Guarded<T> work) throws StepFailedException {
    if (isCancelled()) {
      throw stopped(sent, new SQLException("", "57014"));
    }
    try {
      return work.get();
    } catch (SQLException e) {
      boolean ours = isCancelled() || Thread.currentThread().isInterrupted();
      boolean timeOut = Faults.state(e).equals("57014") && context.remaining().toMillis() < 100;
      if (ours || timeOut) {
        throw stopped(sent, e);
      }
      if (Faults.isAnswer(e)) {
        throw Faults.refused(sent, e);
      }
      throw lost(sent, e);
    }
  }

  /**
   * Whoever looks for the step on the server shall not find a session of it, not even an idle one.
   */
  private StepFailedException stopped(Sent sent, SQLException e) {
    boolean answered = Faults.isAnswer(e);
    broken = true;
    return new Stopping(database, context, settings.backend()).afterStop(sent, answered, limit, e);
  }

  private StepFailedException lost(Sent sent, SQLException e) {
    broken = true;
    return new Stopping(database, context, settings.backend()).afterLoss(sent, e);
  }

  /** Does not wait for a cancel that the server does not answer. */
  private boolean isCancelled() {
    return cancelled;
  }

  /** Runs on the engine's thread when the time is up. */
  synchronized void cancel() {
    if (closed || cancelled) {
      return;
    }
    cancelled = true;
    Thread.ofVirtual().start(this::cutWhenDeaf);
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException _) {
      // The step's thread looks on the server itself whether the end came.
    }
  }

  /** A server that is stopped answers no cancel, and its socket would never wake up. */
  private void cutWhenDeaf() {
    try {
      Thread.sleep(Stopping.ANSWER);
      if (!closed) {
        connection.abort(Runnable::run);
      }
    } catch (InterruptedException | SQLException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      if (broken || isCancelled() || !connection.getAutoCommit()) {
        Shelf.close(connection);
      } else {
        shelf.put(connection);
      }
    } catch (SQLException _) {
      Shelf.close(connection);
    }
  }
}
