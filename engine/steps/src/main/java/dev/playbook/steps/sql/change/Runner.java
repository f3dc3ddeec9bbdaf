package dev.playbook.steps.sql.change;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.server.Faults;
import dev.playbook.steps.sql.server.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private final Done done = new Done();

  private Runner(Work work, Session session, StepContext context) {
    this.work = work;
    this.session = session;
    this.context = context;
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
    done.add(new OneStatement(work, session, context).run(index));
    lockTimeout(work.lockTimeout());
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
    Optional<String> number;
    Done result = new Done();
    try {
      for (int index : indexes) {
        result.add(new OneStatement(work, session, context).run(index));
      }
      number = session.transactionNumber();
      number.ifPresent(this::note);
    } catch (StepFailedException e) {
      session.rollback();
      throw e;
    }
    session.commit(number);
    return result;
  }

  /** Whoever has to find out what became of the transaction needs its number. */
  private void note(String number) {
    context.output("transaction " + number);
    try {
      Files.writeString(
          context.directory().resolve("transaction"),
          number + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      context.output("its number could not be written to the run directory");
    }
  }
}
