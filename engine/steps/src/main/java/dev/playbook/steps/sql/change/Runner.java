package dev.playbook.steps.sql.change;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.sql.server.Faults;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.server.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs the statements of a step in as many transactions as it says. */
public final class Runner {
  private static final int ATTEMPTS = 3;

  /** The server has rolled back and asks to begin again: serialization failure, deadlock. */
  private static final Set<String> BEGIN_AGAIN = Set.of("40001", "40P01");

  private final Work work;
  private final Session session;
  private final StepContext context;
  private final IntentLog intent;
  private final Done done = new Done();
  private final List<List<String>> unwritten = new ArrayList<>();

  private Runner(Work work, Session session, StepContext context) {
    this.work = work;
    this.session = session;
    this.context = context;
    this.intent = IntentLog.of(context);
  }

  /** Runs them all. */
  public static StepResult run(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    try (Session session = work.open(context)) {
      if (session.isStandby()) {
        throw StepFailedException.notStarted(
            "`%s` is a standby that only follows another server".formatted(work.database().name()),
            "name the primary server in the target file",
            null);
      }
      return new Runner(work, session, context).run();
    }
  }

  private StepResult run() throws StepFailedException {
    List<Integer> all = IntStream.range(0, work.statements().size()).boxed().toList();
    if (work.transaction()) {
      transaction(all);
    } else {
      for (int index : all) {
        alone(index);
      }
    }
    return done.result();
  }

  private void alone(int index) throws StepFailedException {
    try {
      if (work.statements().get(index).action().transactional()) {
        transaction(List.of(index));
      } else {
        patiently(index);
      }
    } catch (StepFailedException e) {
      throw work.failedAt(index, e);
    }
  }

  /** Such statements wait for open transactions, and nobody queues behind them meanwhile. */
  private void patiently(int index) throws StepFailedException {
    lockTimeout(work.lockTimeoutGiven() ? work.lockTimeout() : Duration.ZERO);
    write(List.of(List.of(Done.OUTSIDE)));
    Done outside = new OneStatement(work, session, context).run(index);
    done.add(outside);
    ended(outside);
    lockTimeout(work.lockTimeout());
  }

  /** The statement is done, whether this can be written down or not. */
  private void ended(Done outside) {
    try {
      write(outside.records(Transaction.NONE));
    } catch (StepFailedException later) {
      context.output(later.getMessage());
    }
  }

  /** Behind what could not be written so far: the records are counted. */
  private void write(List<List<String>> records) throws StepFailedException {
    unwritten.addAll(records);
    intent.write(unwritten);
    unwritten.clear();
  }

  private void lockTimeout(Duration limit) throws StepFailedException {
    session.ask("SELECT set_config('lock_timeout', ?, false)", Long.toString(limit.toMillis()));
  }

  private void transaction(List<Integer> indexes) throws StepFailedException {
    for (int attempt = 1; ; attempt++) {
      try {
        done.add(attempt(indexes));
        return;
      } catch (StepFailedException e) {
        boolean again = BEGIN_AGAIN.contains(Faults.state(e)) && attempt < ATTEMPTS;
        if (!again) {
          throw e;
        }
        context.output("the server rolled back and asks to begin again: " + Faults.line(e));
      }
    }
  }

  private Done attempt(List<Integer> indexes) throws StepFailedException {
    session.begin(false, KeptRows.wanted(context));
    Transaction transaction;
    Done result = new Done();
    try {
      for (int index : indexes) {
        result.add(new OneStatement(work, session, context).run(index));
      }
      transaction = session.transaction();
      announce(transaction, result);
    } catch (StepFailedException e) {
      session.rollback();
      throw e;
    }
    session.commit(transaction);
    return result;
  }

  /** Whoever has to find out what became of the transaction needs its number. */
  private void announce(Transaction transaction, Done result) throws StepFailedException {
    if (!transaction.isEmpty()) {
      context.output("transaction " + transaction.number());
    }
    write(result.records(transaction));
  }
}
