package dev.playbook.steps.cypher.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * Makes sure that nothing of a step is left on the server, and says so or not.
 *
 * @param open what the step itself still holds; a terminated transaction stays until its owner lets
 *     it go
 */
record Stopping(
    Graph graph, Bolt bolt, ActivityContext context, Duration limit, AutoCloseable open) {
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final String MINE =
      "SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData['token'] = $token";

  /** What to throw after the time was up or the operator stopped the step. */
  StepFailedException afterStop(Sent sent, Neo4jException cause) {
    String end = "%s: %s was ".formatted(why(), sent.label());
    String text = "%n  %s".formatted(sent.statement().replaceAll("\\s+", " "));
    return isGone()
        ? new StepFailedException(
            Certainty.FAILED,
            end + "stopped and rolled back, and nothing of it goes on in the server" + text,
            "find out why it took so long, or give the step more time",
            cause)
        : StepFailedException.unknown(
            end + "told to stop, but the server does not confirm it" + text, look(), cause);
  }

  /** What to throw after the connection broke in the middle of a transaction. */
  StepFailedException afterLoss(Sent sent, Neo4jException cause) {
    String message = "the connection to `%s` broke during %s".formatted(graph.name(), sent.label());
    return isGone()
        ? new StepFailedException(
            Certainty.FAILED,
            message + "; the server has rolled it back",
            "look at the server's log for the reason, then resume",
            cause)
        : StepFailedException.unknown(message, look(), cause);
  }

  /** Tells the server to end what carries the token; does not wait for long. */
  void terminate() {
    bounded(this::terminateOnce);
  }

  /** Looks until nothing is left, from a session of its own; copes with an interrupted thread. */
  boolean isGone() {
    boolean interrupted = Thread.interrupted();
    try {
      return bounded(this::terminateUntilGone);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean terminateUntilGone() {
    letGo();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (terminateOnce()) {
        return true;
      }
    }
    return false;
  }

  private void letGo() {
    try {
      open.close();
    } catch (Exception _) {
      // It is broken; the server's own list decides.
    }
  }

  /** Returns whether there was nothing to end. */
  private boolean terminateOnce() {
    try (Session session = bolt.session(false)) {
      List<String> ids =
          session.run(MINE, Map.of("token", context.token())).list(row -> row.get("id").asString());
      if (!ids.isEmpty()) {
        session.run("TERMINATE TRANSACTIONS $ids", Map.of("ids", ids)).consume();
      }
      return ids.isEmpty();
    }
  }

  /**
   * A server that is stopped answers nothing, and the driver would wait longer than we want. The
   * engine's interrupt may come while we wait: it must not end the look.
   */
  private static boolean bounded(Supplier<Boolean> work) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().start(() -> complete(answer, work));
    boolean interrupted = false;
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        try {
          return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | TimeoutException _) {
      thread.interrupt();
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void complete(CompletableFuture<Boolean> answer, Supplier<Boolean> work) {
    try {
      answer.complete(work.get());
    } catch (RuntimeException e) {
      // The server's own no, or the driver's: it may be closed meanwhile.
      answer.completeExceptionally(e);
    }
  }

  private String why() {
    if (context.remaining().toMillis() >= 100) {
      return "stopped by the operator";
    }
    String seconds = String.format(Locale.ROOT, "%.1fs", limit.toMillis() / 1000.0);
    return "timed out after " + seconds.replace(".0s", "s");
  }

  String look() {
    return ("look with SHOW TRANSACTIONS YIELD * WHERE metaData['token'] = '%s'; end it with"
            + " TERMINATE TRANSACTION")
        .formatted(context.token());
  }
}
