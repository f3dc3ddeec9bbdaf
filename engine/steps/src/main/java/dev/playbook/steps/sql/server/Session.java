package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.statement.BoundText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final Duration CLEAN_UP = Duration.ofSeconds(4);

  private final Database database;
  private final ActivityContext context;
  private final Duration limit;
  private final Shelf shelf;
  private final Connection connection;
  private final Settings settings;
  private boolean cancelled;
  private boolean broken;
  private boolean closed;

  private Session(
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

  /** Takes an idle connection that still works, or opens one. */
  public static Session open(Database database, ActivityContext context, Duration lockTimeout)
      throws StepFailedException, InterruptedException {
    Shelf shelf = context.clients().get("sql:" + database.name(), Shelf.class, Shelf::new);
    Optional<Connection> idle = shelf.take();
    while (idle.isPresent()) {
      try {
        return register(
            database, context, shelf, idle.get(), Settings.renew(idle.get(), context, lockTimeout));
      } catch (SQLException _) {
        Shelf.close(idle.get());
        idle = shelf.take();
      }
    }
    Connection fresh = Connector.open(database, context, Connector.patience(context.remaining()));
    try {
      return register(database, context, shelf, fresh, Settings.apply(fresh, context, lockTimeout));
    } catch (SQLException e) {
      Shelf.close(fresh);
      throw Faults.noConnection(database, database.host(), e);
    }
  }

  /**
   * Opens a session of a few seconds to clear up after a step whose time is over; the step's cancel
   * does not end it.
   */
  public static Session cleanUp(Database database, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Connection fresh = Connector.open(database, context, CLEAN_UP);
    try {
      Settings settings = Settings.apply(fresh, context.token(), CLEAN_UP, CLEAN_UP.dividedBy(2));
      return new Session(database, context, CLEAN_UP, Shelf.none(), fresh, settings);
    } catch (SQLException e) {
      Shelf.close(fresh);
      throw Faults.noConnection(database, database.host(), e);
    }
  }

  private static Session register(
      Database database,
      ActivityContext context,
      Shelf shelf,
      Connection connection,
      Settings settings) {
    Session session =
        new Session(database, context, context.remaining(), shelf, connection, settings);
    context.onCancel(session::cancel);
    return session;
  }

  /** Returns the database that this session talks to. */
  public Database database() {
    return database;
  }

  /** Returns whether the server is a standby, which refuses every change. */
  public boolean isStandby() {
    return settings.standby();
  }

  /** Begins a transaction; a read-only one lets the server refuse every change. */
  public void begin(boolean readOnly, boolean sameSnapshot) throws StepFailedException {
    guarded(
        Sent.own("BEGIN"),
        () -> {
          connection.setAutoCommit(false);
          connection.setReadOnly(readOnly);
          connection.setTransactionIsolation(
              sameSnapshot
                  ? Connection.TRANSACTION_REPEATABLE_READ
                  : Connection.TRANSACTION_READ_COMMITTED);
          return true;
        });
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
    connection.setReadOnly(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(true);
  }

  /** Returns the number of the open transaction, empty when it has written nothing. */
  public Optional<String> transactionNumber() throws StepFailedException {
    List<Map<String, @Nullable Object>> rows =
        ask("SELECT pg_current_xact_id_if_assigned()::text AS number");
    return Optional.ofNullable(rows.getFirst().get("number")).map(Object::toString);
  }

  /**
   * Commits.
   *
   * @param number what {@link #transactionNumber} said, to find out what became of it when the
   *     answer is lost
   */
  public void commit(Optional<String> number) throws StepFailedException {
    try {
      connection.commit();
      leaveTransaction();
    } catch (SQLException e) {
      if (Faults.isAnswer(e) && !cancelled) {
        rollback();
        throw Faults.refused(new Sent("COMMIT", "", Parameters.NONE), e);
      }
      broken = true;
      new LostCommit(database, context, settings.backend()).resolve(number, e);
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
            return answer(statement, rowCap);
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
            return answer(statement, Integer.MAX_VALUE).rows();
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

  private StepFailedException stopped(Sent sent, SQLException e) {
    boolean answered = Faults.isAnswer(e);
    broken = !answered;
    return new Stopping(database, context, settings.backend()).afterStop(sent, answered, limit, e);
  }

  private StepFailedException lost(Sent sent, SQLException e) {
    broken = true;
    return new Stopping(database, context, settings.backend()).afterLoss(sent, e);
  }

  private static Answer answer(PreparedStatement statement, int rowCap) throws SQLException {
    boolean returnsRows = statement.execute();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    boolean more = false;
    if (returnsRows) {
      try (ResultSet result = statement.getResultSet()) {
        while (!more && result.next()) {
          more = rows.size() == rowCap;
          if (!more) {
            rows.add(Rows.row(result));
          }
        }
      }
    }
    long count = returnsRows ? rows.size() : Math.max(0, statement.getLargeUpdateCount());
    return new Answer(rows, returnsRows, more, count, notices(statement));
  }

  private static List<String> notices(PreparedStatement statement) throws SQLException {
    List<String> notices = new ArrayList<>();
    @Nullable SQLWarning warning = statement.getWarnings();
    while (warning != null) {
      notices.add(Optional.ofNullable(warning.getMessage()).orElse(""));
      warning = warning.getNextWarning();
    }
    return notices;
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Runs on the engine's thread when the time is up. */
  private synchronized void cancel() {
    if (closed || cancelled) {
      return;
    }
    cancelled = true;
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException _) {
      // The step's thread looks on the server itself whether the end came.
    }
    Thread.ofVirtual().start(this::cutWhenDeaf);
  }

  /** A server that is stopped answers no cancel, and its socket would never wake up. */
  private void cutWhenDeaf() {
    try {
      Thread.sleep(Stopping.ANSWER);
      if (!isClosed()) {
        connection.abort(Runnable::run);
      }
    } catch (InterruptedException | SQLException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
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
