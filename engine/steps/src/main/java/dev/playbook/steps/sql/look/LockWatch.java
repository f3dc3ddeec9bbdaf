package dev.playbook.steps.sql.look;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.server.Sessions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sees from a session of its own who keeps a step waiting for a lock. */
final class LockWatch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  /** What the others run may hold secrets, so it is not asked for. */
  private static final String HOLDER =
      """
      SELECT format('%s on %s is kept from it by pid %s (%s, user %s, %s, in a transaction for %s)',
        w.mode, coalesce('`' || w.relation::regclass::text || '`', 'a row'), b.pid,
        coalesce(nullif(b.application_name, ''), 'without a name'), b.usename, b.state,
        date_trunc('second', clock_timestamp() - b.xact_start)) AS words
      FROM pg_locks w CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS k (pid)
        JOIN pg_stat_activity b ON b.pid = k.pid
      WHERE NOT w.granted AND w.pid IN (
          SELECT pid FROM pg_stat_activity WHERE application_name = ?)
      ORDER BY b.xact_start LIMIT 1""";

  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;
  private volatile String seen = "who holds it was not to be seen";

  private LockWatch(Database database, ActivityContext context) {
    this.thread = Thread.ofVirtual().start(() -> watch(database, context));
  }

  /** Watches the sessions that work under the name of a step. */
  static LockWatch over(Database database, ActivityContext context) {
    return new LockWatch(database, context);
  }

  /** Returns in words who kept it waiting. */
  String seen() {
    return seen;
  }

  /** Most looks are over before a second session is worth it. */
  private void watch(Database database, ActivityContext context) {
    try {
      if (!isOver()) {
        try (Session session = Sessions.cleanUp(database, context)) {
          do {
            look(session, context.token());
          } while (!isOver());
        }
      }
    } catch (StepFailedException _) {
      // The look goes on; only the name of the holder will be missing.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOver() throws InterruptedException {
    return end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(Session session, String token) throws StepFailedException {
    List<Map<String, @Nullable Object>> rows = session.ask(HOLDER, token);
    if (!rows.isEmpty()) {
      seen = String.valueOf(rows.getFirst().get("words"));
    }
  }

  /** Waits until its session is closed; an interrupt would break that in the middle. */
  @Override
  public void close() {
    end.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
