package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SqlTransactionTest {
  @AutoClose private final ScratchDatabase database = Memories.database();

  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @Test
  void takesBackWhatCameBeforeWhenOneStatementFails() throws Exception {
    String before = Memories.everything(database);
    assertThatThrownBy(
            () ->
                Sql.statements(database.connection(), "DELETE FROM memories", "SELECT 1 / (1 - 1)")
                    .run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("statement 2 of 2 failed: division by zero (22012");
    assertThat(Memories.everything(database)).isEqualTo(before);
  }

  @Test
  void saysWhatStaysWhenStatementsStandAlone() throws Exception {
    assertThatThrownBy(
            () ->
                Sql.alone(
                        database.connection(),
                        "DELETE FROM memories WHERE id = 1",
                        "DELETE FROM memoris")
                    .run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageEndingWith("statement 1 was done before and stays");
    assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("20");
  }

  @Test
  void beginsAgainWhenTheServerFoundADeadlock() throws Exception {
    try (java.sql.Connection other = database.session()) {
      other.setAutoCommit(false);
      other.createStatement().execute("SET deadlock_timeout = '20s'");
      other.createStatement().execute("UPDATE memories SET flag = true WHERE id = 2");
      Thread rival =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    try {
                      awaitLock();
                      other
                          .createStatement()
                          .execute("UPDATE memories SET flag = true WHERE id = 1");
                      other.commit();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });
      rival.start();
      Sql.statements(
              database.connection(),
              "SET LOCAL deadlock_timeout = '100ms'",
              "UPDATE memories SET nothing = 1 WHERE id = 1",
              "UPDATE memories SET nothing = 1 WHERE id = 2")
          .run(context);
      rival.join();
    }
    assertThat(context.lines().toString()).contains("asks to begin again");
    assertThat(database.value("SELECT count(*) FROM memories WHERE nothing = 1 AND flag"))
        .isEqualTo("2");
  }

  /** Waits until somebody waits for a lock of another transaction. */
  private void awaitLock() throws Exception {
    String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
    while (database.value(waiting).equals("0")) {
      Thread.onSpinWait();
    }
  }
}
