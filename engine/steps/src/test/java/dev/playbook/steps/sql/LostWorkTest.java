package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.steps.FakeContext;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.server.LostWork;
import dev.playbook.steps.sql.server.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LostWorkTest {
  @AutoClose private final ScratchDatabase database = Numbers.database();

  @Test
  void keepsAskingWhenItIsInterrupted() throws Exception {
    try (java.sql.Connection other = database.session();
        FakeContext context = FakeContext.withoutFiles()) {
      other.setAutoCommit(false);
      other.createStatement().execute(Numbers.delete(1));
      Transaction transaction = new Transaction(number(other), server(other));
      LostWork lost = new LostWork(new Database(database.connection(), Map.of()), context);
      FutureTask<Boolean> asking = new FutureTask<>(() -> lost.isCommitted(transaction));
      Thread thread = Thread.ofVirtual().start(asking);
      long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
      while (System.nanoTime() < end) {
        thread.interrupt();
      }
      other.commit();
      assertThat(asking.get()).isTrue();
    }
  }

  private static String number(java.sql.Connection connection) throws Exception {
    return value(connection, "SELECT pg_current_xact_id()::text");
  }

  private static String server(java.sql.Connection connection) throws Exception {
    return value(
        connection,
        "SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"
            + " FROM pg_control_system()");
  }

  private static String value(java.sql.Connection connection, String sql) throws Exception {
    try (var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
