package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.proxy.CuttingProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStopTest {
  private static final String SLOW_DELETE =
      "DELETE FROM memories WHERE id > 0 AND pg_sleep(0.05) IS NOT NULL";

  @TempDir private Path directory;

  @AutoClose private final ScratchDatabase database = Numbers.database();

  @AfterEach
  void forgetTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  void stopsTheStatementOnTheServerWhenTheTimeIsUp() throws Exception {
    try (FakeContext context = FakeContext.limited(directory, Duration.ofSeconds(1))) {
      assertStopped(Sql.statements(database.connection(), SLOW_DELETE), context);
      FakeContext.awaitInterrupt();
      assertNothingIsLeft(context);
    }
  }

  @Test
  void stopsAnAnswerlessStatementOnAVirtualThreadWhoseInterruptBreaksTheConnection()
      throws Exception {
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (FakeContext context =
                      FakeContext.limited(directory, Duration.ofSeconds(1))) {
                    assertStopped(Sql.statements(database.connection(), SLOW_DELETE), context);
                    FakeContext.awaitInterrupt();
                    assertNothingIsLeft(context);
                  } catch (Throwable e) {
                    thrown[0] = e;
                  }
                });
    thread.join();
    assertThat(thrown[0]).isNull();
  }

  @Test
  void stopsWhatTheOperatorStops() throws Exception {
    try (FakeContext context = FakeContext.in(directory)) {
      Thread operator = onceTheStatementRuns(context, context::cancel);
      assertThatThrownBy(() -> Sql.statements(database.connection(), SLOW_DELETE).run(context))
          .isInstanceOf(StepFailedException.class)
          .hasMessageStartingWith("stopped by the operator: the statement was stopped");
      operator.join();
      assertNothingIsLeft(context);
    }
  }

  @Test
  void doesNotKnowTheEndWhenTheServerFallsSilent() throws Exception {
    try (CuttingProxy proxy = proxy();
        FakeContext context = FakeContext.limited(directory, Duration.ofSeconds(2))) {
      proxy.fallSilentAfter("DELETE");
      long start = System.nanoTime();
      assertThatThrownBy(
              () -> Sql.statements(database.through(proxy.port()), SLOW_DELETE).run(context))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> {
                assertThat(e.certainty()).isEqualTo(Certainty.UNKNOWN);
                assertThat(e.hint()).contains("application_name = '" + context.token());
              })
          .hasMessageMatching("(?s)timed out after [0-9.]+s: the statement was told to stop.*");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
      FakeContext.awaitInterrupt();
    }
  }

  @Test
  void givesUpWaitingForALockBeforeOthersQueueBehindIt() throws Exception {
    try (java.sql.Connection other = database.session();
        FakeContext context = FakeContext.in(directory)) {
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE memories");
      Step step =
          Sql.step(
              database.connection(),
              java.util.Map.of(
                  "statements",
                  java.util.List.of("DROP TABLE memories"),
                  "lockTimeout",
                  Duration.ofMillis(300)));
      assertThatThrownBy(() -> step.run(context))
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining("canceling statement due to lock timeout (55P03");
    }
  }

  @Test
  void knowsThatTheTransactionWasRolledBackWhenItsConnectionIsKilled() throws Exception {
    try (FakeContext context = FakeContext.in(directory)) {
      String kill =
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '%s'"
              .formatted(context.token());
      Thread killer = onceTheStatementRuns(context, () -> value(kill));
      assertThatThrownBy(() -> Sql.statements(database.connection(), SLOW_DELETE).run(context))
          .isInstanceOfSatisfying(
              StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
          .hasMessageStartingWith("the connection to `mem0-db` broke during the statement")
          .hasMessageContaining("nothing of it goes on in the server");
      killer.join();
      assertNothingIsLeft(context);
    }
  }

  @Test
  void findsOutThatALostCommitHasHappened() throws Exception {
    try (CuttingProxy proxy = proxy();
        FakeContext context = FakeContext.in(directory)) {
      proxy.cutAfter("COMMIT");
      Step step = deleteOneThrough(proxy);
      Captured captured = step.capture(context);
      StepResult result = step.run(context);
      assertThat(result.values()).containsEntry("count", 1L);
      assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("999");
      step.undo(captured, context);
      assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("1000");
    }
  }

  @Test
  void findsOutThatALostCommitHasNotHappened() throws Exception {
    try (CuttingProxy proxy = proxy();
        FakeContext context = FakeContext.in(directory)) {
      proxy.cutBefore("COMMIT");
      assertThatThrownBy(() -> deleteOneThrough(proxy).run(context))
          .isInstanceOfSatisfying(
              StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
          .hasMessageContaining("the server has rolled the transaction back, nothing was changed");
      assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("1000");
    }
  }

  @Test
  void doesNotGuessAboutALostCommitWhenTheServerCannotBeAsked() throws Exception {
    try (CuttingProxy proxy = proxy();
        FakeContext context = FakeContext.limited(directory, Duration.ofSeconds(2))) {
      proxy.fallSilentAfter("COMMIT");
      assertThatThrownBy(() -> deleteOneThrough(proxy).run(context))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> {
                assertThat(e.certainty()).isEqualTo(Certainty.UNKNOWN);
                assertThat(e.hint()).matches("ask it with SELECT pg_xact_status\\('\\d+'\\)");
              });
      FakeContext.awaitInterrupt();
    }
  }

  private Step deleteOneThrough(CuttingProxy proxy) {
    return Sql.statements(database.through(proxy.port()), Numbers.delete(1));
  }

  private static void assertStopped(Step step, FakeContext context) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> step.run(context))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
        .hasMessageMatching(
            "(?s)timed out after [0-9.]+s: the statement was stopped, and nothing of it goes on.*");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  private void assertNothingIsLeft(FakeContext context) throws Exception {
    assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("1000");
    assertThat(database.value(active(context))).isEqualTo("0");
  }

  private Thread onceTheStatementRuns(FakeContext context, Runnable action) {
    return Thread.ofVirtual()
        .start(
            () -> {
              while (value(active(context)).equals("0")) {
                Thread.onSpinWait();
              }
              action.run();
            });
  }

  private static String active(FakeContext context) {
    return "SELECT count(*) FROM pg_stat_activity WHERE application_name = '%s' AND query LIKE"
            .formatted(context.token())
        + " 'DELETE%' AND state = 'active'";
  }

  private String value(String sql) {
    try {
      return database.value(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CuttingProxy proxy() throws java.io.IOException {
    return new CuttingProxy(RealStack.get().port(5432));
  }
}
