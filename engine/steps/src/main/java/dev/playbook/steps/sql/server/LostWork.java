package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import java.time.Duration;

/** What an attempt whose engine died has left on the server, found by the name of its sessions. */
public final class LostWork {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Database database;
  private final ActivityContext context;
  private final Backend backend;

  /** Looks at nothing yet; the token of the context is that of the lost attempt. */
  public LostWork(Database database, ActivityContext context) {
    this.database = database;
    this.context = context;
    this.backend = new Backend(0, "-infinity", context.token());
  }

  /**
   * Ends every session of the attempt. What it has not committed, it will not.
   *
   * @throws StepFailedException {@code UNKNOWN} when the server does not confirm it
   */
  public void end() throws StepFailedException {
    Stopping stopping = new Stopping(database, context, backend);
    if (!stopping.isGone()) {
      throw StepFailedException.unknown(
          "`%s` does not confirm that no session of the lost attempt is left"
              .formatted(database.name()),
          stopping.look(),
          null);
    }
  }

  /** Waits until no session of the attempt works any more, or the time is up; ends idle ones. */
  public void await() throws InterruptedException {
    Stopping stopping = new Stopping(database, context, backend);
    while (stopping.isAtWork() && context.remaining().compareTo(LOOK) > 0) {
      Thread.sleep(LOOK);
    }
  }

  /**
   * Returns whether a transaction has committed.
   *
   * @throws StepFailedException {@code UNKNOWN} when the server does not tell
   */
  public boolean isCommitted(Transaction transaction) throws StepFailedException {
    String status = new LostCommit(database, context, backend).status(transaction);
    return switch (status) {
      case "committed" -> true;
      case "aborted" -> false;
      default ->
          throw StepFailedException.unknown(
              "`%s` does not tell what became of transaction %s%s"
                  .formatted(database.name(), transaction.number(), why(status)),
              "ask it with SELECT pg_xact_status('%s')".formatted(transaction.number()),
              null);
    };
  }

  private static String why(String status) {
    return status.equals(LostCommit.ELSEWHERE)
        ? ": another server has taken its place since, where the number means nothing"
        : "";
  }
}
