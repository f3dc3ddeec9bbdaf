package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import java.time.Duration;

/** What an attempt whose engine died has left on the server, found by the name of its sessions. */
public final class LostWork {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** What is left when the waiting ends, so that no interrupt comes into the last look. */
  private static final Duration RESERVE = LOOK.multipliedBy(2);

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

  /**
   * Waits until no session of the attempt works any more, or almost all of the time is over; ends
   * idle ones.
   */
  public void await() throws InterruptedException {
    Stopping stopping = new Stopping(database, context, backend);
    while (context.remaining().compareTo(RESERVE) > 0 && stopping.isAtWork()) {
      Thread.sleep(LOOK);
    }
  }

  /**
   * Returns whether a transaction has committed.
   *
   * @throws StepFailedException {@code UNKNOWN} when the server does not tell
   */
  public boolean isCommitted(Transaction transaction) throws StepFailedException {
    return new LostCommit(database, context, backend).isCommitted(transaction, "", null);
  }
}
