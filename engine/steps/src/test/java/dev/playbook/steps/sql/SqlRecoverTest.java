package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.intent.IntentLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed in the middle of statements. */
class SqlRecoverTest {
  @TempDir private Path directory;

  @AutoClose
  private final ScratchDatabase database =
      Numbers.database("CREATE INDEX memories_id ON memories (id)");

  private Step together(String... statements) {
    return Sql.statements(database.connection(), statements);
  }

  private Step alone(String... statements) {
    return Sql.alone(database.connection(), statements);
  }

  private KilledStatements killedAt(String text, String how, String... statements)
      throws Exception {
    return KilledStatements.at(text, directory, database, how, statements);
  }

  /** Kills the engine of statements that delete some rows, before it has seen their commit. */
  private KilledStatements committed(int rows, String statement) throws Exception {
    KilledStatements killed = killedAt("COMMIT", KilledStatements.TOGETHER, statement);
    killed.held().pass();
    while (Numbers.count(database) != Numbers.ROWS - rows) {
      Thread.onSpinWait();
    }
    return killed;
  }

  private static StepFailedException failure(Step step, StepProcess engine) {
    return Failures.ofRecovery(step, engine.startedAt(), engine.context());
  }

  @Test
  void tellsACommitThatTheEngineDidNotLiveToSee() throws Exception {
    String seven = "DELETE FROM memories WHERE id <= 7";
    try (KilledStatements killed = committed(7, seven)) {
      StepResult result = together(seven).recover(killed.engine().startedAt(), killed.context());
      assertThat(result.changed()).isTrue();
      assertThat(result.values()).containsEntry("count", 7L);
      assertThat(result.changes().getFirst().before()).asString().contains("7 rows");
    }
  }

  @Test
  void knowsThatWhatWasNotCommittedIsAsIfItHadNeverBegun() throws Exception {
    String[] two = {Numbers.delete(1), Numbers.delete(2)};
    try (KilledStatements killed = killedAt("COMMIT", KilledStatements.TOGETHER, two)) {
      StepFailedException failure = failure(together(two), killed.engine());
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(failure).hasMessageContaining("the server has rolled everything back");
      assertThat(sessions(killed.context(), "")).isEqualTo("0");
      assertThat(Numbers.count(database)).isEqualTo(Numbers.ROWS);
    }
  }

  @Test
  void endsAStatementThatStillWorksAndCanNeverBeCommitted() throws Exception {
    String slow = "DELETE FROM memories WHERE id > 0 AND pg_sleep(0.05) IS NOT NULL";
    int port = RealStack.get().port(5432);
    try (StepProcess engine =
        KilledStatements.start(directory, database, port, KilledStatements.TOGETHER, slow)) {
      while (sessions(engine.context(), "AND query LIKE '%pg_sleep%'").equals("0")) {
        Thread.onSpinWait();
      }
      engine.kill();
      StepFailedException failure = failure(together(slow), engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(sessions(engine.context(), "")).isEqualTo("0");
      assertThat(Numbers.count(database)).isEqualTo(Numbers.ROWS);
    }
  }

  @Test
  void saysWhichStatementsStayWhenEachIsCommittedByItself() throws Exception {
    String[] three = {Numbers.delete(1), Numbers.delete(2), Numbers.delete(3)};
    try (KilledStatements killed = killedAt("id = 2", KilledStatements.ALONE, three)) {
      StepFailedException failure = failure(alone(three), killed.engine());
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessageStartingWith("statement 2 of 3 was not committed")
          .hasMessageEndingWith("statement 1 was done before and stays");
    }
  }

  @Test
  void doesNotGuessAboutAStatementThatNoTransactionHolds() throws Exception {
    String drop = "DROP INDEX CONCURRENTLY memories_id";
    try (KilledStatements killed = killedAt("DROP INDEX", KilledStatements.ALONE, drop)) {
      StepFailedException failure = failure(alone(drop), killed.engine());
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.hint()).contains(drop);
    }
  }

  @Test
  void endsAStatementThatNoTransactionHoldsWhenItsTimeIsUp() throws Exception {
    try (FakeContext patient = FakeContext.withoutFiles();
        java.sql.Connection other = database.session();
        FakeContext hurried =
            FakeContext.again(
                directory, patient.directory(), patient.token(), Duration.ofSeconds(1))) {
      other.createStatement().execute("SET application_name = '%s'".formatted(patient.token()));
      Thread.ofVirtual().start(() -> sleep(other));
      while (sessions(patient, "AND state = 'active'").equals("0")) {
        Thread.onSpinWait();
      }
      IntentLog.of(patient).write("outside");
      StepFailedException failure = Failures.ofRecovery(alone("VACUUM memories"), hurried);
      FakeContext.awaitInterrupt();
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(sessions(patient, "")).isEqualTo("0");
    }
  }

  private static void sleep(java.sql.Connection connection) {
    try {
      connection.createStatement().execute("SELECT pg_sleep(30)");
    } catch (SQLException ended) {
      // As it is meant.
    }
  }

  @Test
  void doesNotGuessWhatLostRowsWere() throws Exception {
    String returning = Numbers.delete(1) + " RETURNING id";
    try (KilledStatements killed = committed(1, returning)) {
      StepFailedException failure = failure(together(returning), killed.engine());
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("it was committed, but the rows");
    }
  }

  @Test
  void doesNotBelieveAServerThatHasTakenThePlaceOfAnother() throws Exception {
    try (KilledStatements killed = committed(1, Numbers.delete(1))) {
      Path log = log(killed.context());
      Files.writeString(log, Files.readString(log).replace("%2F00000001", "%2F00000002"));
      StepFailedException failure = failure(together(Numbers.delete(1)), killed.engine());
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("another server has taken its place");
      assertThat(failure.hint()).isEqualTo("look in the database whether the change is there");
    }
  }

  @Test
  void takesALineThatIsNotWholeForNotWritten() throws Exception {
    String one = Numbers.delete(1);
    try (KilledStatements killed = killedAt("COMMIT", KilledStatements.TOGETHER, one)) {
      Path log = log(killed.context());
      String whole = Files.readString(log);
      for (int length = 0; length < whole.length(); length += 7) {
        Files.writeString(log, whole.substring(0, length));
        assertThat(failure(together(one), killed.engine()).certainty())
            .as("cut at %d", length)
            .isEqualTo(Certainty.NOT_STARTED);
      }
    }
  }

  private String sessions(FakeContext context, String condition) throws Exception {
    return database.value(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '%s' %s"
            .formatted(context.token(), condition));
  }

  private static Path log(FakeContext context) throws Exception {
    try (var files = Files.list(context.directory())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("intent-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
