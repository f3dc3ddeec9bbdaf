package dev.playbook.steps.cypher.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * One step's use of a graph: each transaction is bounded in time by the server, carries the step's
 * token, and is stopped for certain when the step is cancelled.
 */
public final class GraphSession {
  private final Graph graph;
  private final ActivityContext context;
  private final Bolt bolt;
  private final Duration limit;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private GraphSession(Graph graph, ActivityContext context, Bolt bolt, Duration limit) {
    this.graph = graph;
    this.context = context;
    this.bolt = bolt;
    this.limit = limit;
  }

  /** Opens one; connects when the first statement is sent. */
  public static GraphSession open(Graph graph, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Duration limit = context.remaining();
    GraphSession session = new GraphSession(graph, context, Bolt.of(graph, context), limit);
    context.onCancel(session::cancel);
    return session;
  }

  /** Returns the graph that this session talks to. */
  public Graph graph() {
    return graph;
  }

  /** Sends one statement. */
  @FunctionalInterface
  public interface Sender {
    /** Sends it and reads at most that many rows of its answer. */
    Answer send(Sent sent, int rowCap) throws StepFailedException;
  }

  /** What is done inside a transaction. */
  @FunctionalInterface
  public interface Body<T> {
    /** Does it; a failure rolls back. */
    T in(Sender sender) throws StepFailedException;
  }

  /** Asks one question, and lets the server refuse every change. */
  public Answer ask(Sent sent, int rowCap) throws StepFailedException {
    return transaction(true, sender -> sender.send(sent, rowCap));
  }

  /** Asks a question of our own. */
  public List<Map<String, @Nullable Object>> rows(
      String statement, Map<String, @Nullable Object> parameters) throws StepFailedException {
    return ask(Sent.own(statement, parameters), Integer.MAX_VALUE).rows();
  }

  /** Sends a statement that makes transactions of its own. */
  public Answer alone(Sent sent) throws StepFailedException {
    try (Session session = bolt.session(false)) {
      return guarded(new Talk(query -> session.run(query, config())), sent, session);
    } catch (Neo4jException e) {
      throw Faults.noConnection(graph, bolt, e);
    }
  }

  private Answer guarded(Talk talk, Sent sent, Session session) throws StepFailedException {
    try {
      return talk.send(sent, 1000);
    } catch (Neo4jException e) {
      throw failure(talk, session, e);
    }
  }

  /** Does something in one transaction, and commits unless it only reads. */
  public <T> T transaction(boolean readOnly, Body<T> body) throws StepFailedException {
    try (Session session = bolt.session(readOnly)) {
      Transaction transaction = begin(session);
      try (transaction) {
        Talk talk = new Talk(transaction::run);
        T result = body.in((sent, rowCap) -> send(talk, transaction, sent, rowCap));
        if (!readOnly) {
          commit(transaction, talk);
        }
        return result;
      }
    } catch (Neo4jException e) {
      throw lostAtEnd(e);
    }
  }

  private Transaction begin(Session session) throws StepFailedException {
    Talk talk = new Talk(session::run);
    try {
      return session.beginTransaction(config());
    } catch (Neo4jException e) {
      if (isStopped()) {
        throw failure(talk, session, e);
      }
      throw Faults.noConnection(graph, bolt, e);
    }
  }

  private Answer send(Talk talk, Transaction transaction, Sent sent, int rowCap)
      throws StepFailedException {
    try {
      return talk.send(sent, rowCap);
    } catch (Neo4jException e) {
      throw failure(talk, transaction, e);
    }
  }

  private void commit(Transaction transaction, Talk talk) throws StepFailedException {
    try {
      transaction.commit();
    } catch (Neo4jException e) {
      if (Faults.isAnswer(e)) {
        throw Faults.refused("COMMIT", talk.last().statement(), e);
      }
      throw StepFailedException.unknown(
          "the connection to `%s` broke before COMMIT was answered".formatted(graph.name()),
          "look in the graph whether the change is there: Neo4j does not tell it afterwards",
          e);
    }
  }

  private StepFailedException failure(Talk talk, AutoCloseable open, Neo4jException e) {
    Sent sent = talk.last();
    Stopping stopping = stopping(open);
    if (isStopped() || isTimeOut(e)) {
      return stopping.afterStop(sent, e);
    }
    return Faults.isAnswer(e)
        ? Faults.refused(sent.label(), sent.statement(), e)
        : stopping.afterLoss(sent, e);
  }

  private Stopping stopping(AutoCloseable open) {
    return new Stopping(graph, bolt, context, limit, open);
  }

  /** Closing a transaction that is over for the server anyway. */
  private StepFailedException lostAtEnd(Neo4jException e) {
    return stopping(() -> {}).afterLoss(Sent.own("ROLLBACK", Map.of()), e);
  }

  /**
   * Ends what an attempt has left on the server whose engine died.
   *
   * @throws StepFailedException {@code UNKNOWN} when the server does not confirm it
   */
  public void end() throws StepFailedException {
    Stopping stopping = stopping(() -> {});
    if (!stopping.isGone()) {
      throw StepFailedException.unknown(
          "`%s` does not confirm that no transaction of the lost attempt is left"
              .formatted(graph.name()),
          stopping.look(),
          null);
    }
  }

  /** Returns whether the server has rolled back and asks to begin again, as after a deadlock. */
  public boolean mayBeginAgain(StepFailedException failure) {
    return !isStopped()
        && failure.getCause() instanceof Neo4jException fault
        && Faults.isAnswer(fault)
        && Faults.code(fault).startsWith("Neo.TransientError");
  }

  private boolean isStopped() {
    return cancelled.get() || Thread.currentThread().isInterrupted();
  }

  private static boolean isTimeOut(Neo4jException e) {
    return Faults.code(e).contains("TransactionTimedOut");
  }

  private TransactionConfig config() {
    long left = Math.max(1, context.remaining().toMillis());
    return TransactionConfig.builder()
        .withTimeout(Duration.ofMillis(left))
        .withMetadata(Map.of("token", context.token()))
        .build();
  }

  /** Runs on the engine's thread when the time is up. */
  private void cancel() {
    if (cancelled.compareAndSet(false, true)) {
      Thread.ofVirtual().start(stopping(() -> {})::terminate);
    }
  }
}
