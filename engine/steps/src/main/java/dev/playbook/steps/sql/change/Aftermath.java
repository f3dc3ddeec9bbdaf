package dev.playbook.steps.sql.change;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.sql.server.LostWork;
import dev.playbook.steps.sql.server.Transaction;
import java.util.List;

/**
 * What became of statements whose engine died. Before each COMMIT its transaction's number was
 * written down, so that what has none was never committed, and of what has one the server tells.
 */
public final class Aftermath {
  private final Work work;
  private final LostWork lost;
  private final Done done = new Done();
  private Done pending = new Done();
  private boolean outside;
  private boolean hasLostRows;
  private int ended;

  private Aftermath(Work work, LostWork lost) {
    this.work = work;
    this.lost = lost;
  }

  /**
   * Returns the result when all is done.
   *
   * @throws StepFailedException {@code NOT_STARTED} when all was rolled back; {@code FAILED} when a
   *     part was done and stays; {@code UNKNOWN} when the server does not tell
   */
  public static StepResult of(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    List<List<String>> records = IntentLog.of(context).read();
    LostWork lost = new LostWork(work.database(), context);
    Aftermath aftermath = new Aftermath(work, lost);
    aftermath.settle(records);
    for (List<String> each : records) {
      aftermath.recall(each);
    }
    return aftermath.result();
  }

  /**
   * A statement that no transaction holds is left to its end, as long as there is time; all else
   * cannot end well any more.
   */
  private void settle(List<List<String>> records) throws StepFailedException, InterruptedException {
    if (!records.isEmpty() && records.getLast().getFirst().equals(Done.OUTSIDE)) {
      lost.await();
    }
    lost.end();
  }

  private void recall(List<String> words) throws StepFailedException {
    switch (words.getFirst()) {
      case Done.OUTSIDE -> outside = true;
      case Done.CHANGE -> pending.recall(words);
      default -> {
        boolean returnedRows = pending.recallCommit(words);
        if (outside || isCommitted(new Transaction(words.get(1), words.get(2)))) {
          done.add(pending);
          hasLostRows |= returnedRows;
          ended++;
        }
        outside = false;
        pending = new Done();
      }
    }
  }

  private boolean isCommitted(Transaction transaction) throws StepFailedException {
    return transaction.isEmpty() || lost.isCommitted(transaction);
  }

  private StepResult result() throws StepFailedException {
    int all = work.transaction() ? 1 : work.statements().size();
    if (outside) {
      throw work.failedAt(ended, unseen());
    }
    if (ended < all) {
      throw work.failedAt(ended, rolledBack());
    }
    if (hasLostRows) {
      throw StepFailedException.unknown(
          "it was committed, but the rows that it returned are lost with its engine",
          "say that it is done, if no later step needs them",
          null);
    }
    return done.result();
  }

  private StepFailedException unseen() {
    return StepFailedException.unknown(
        "its engine died during %s, which no transaction holds".formatted(work.label(ended)),
        "look at what it says: `%s`".formatted(work.statements().get(ended)),
        null);
  }

  private StepFailedException rolledBack() {
    return StepFailedException.notStarted(
        work.transaction()
            ? "it was not committed: the server has rolled everything back"
            : "%s was not committed: the server has rolled it back".formatted(work.label(ended)),
        "",
        null);
  }
}
