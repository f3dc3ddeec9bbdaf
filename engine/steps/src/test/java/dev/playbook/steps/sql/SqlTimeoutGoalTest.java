package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements run out of time: slow ones, waiting ones, and one that does not want to end. */
@Tag(Goal.TAG)
class SqlTimeoutGoalTest {
  private static final List<String> STATEMENTS =
      List.of(
          "DELETE FROM memories WHERE id > 0 AND pg_sleep(0.05) IS NOT NULL",
          "UPDATE memories SET flag = pg_sleep(0.05) IS NULL",
          "DELETE FROM locked",
          "CREATE INDEX CONCURRENTLY slow ON locked (id)",
          "DO $$ BEGIN FOR i IN 1..600 LOOP BEGIN DELETE FROM memories WHERE id = i;"
              + " PERFORM pg_sleep(0.05); EXCEPTION WHEN query_canceled THEN NULL; END;"
              + " END LOOP; END $$");

  @TempDir private Path directory;

  @AutoClose
  private final ScratchDatabase database =
      ScratchDatabase.with(
          "CREATE TABLE memories (id int PRIMARY KEY, flag bool)",
          "INSERT INTO memories SELECT generate_series(1, 600)",
          "CREATE TABLE locked (id int)",
          "INSERT INTO locked SELECT generate_series(1, 10)");

  private String rows() throws Exception {
    return database.value(
        "SELECT (SELECT count(*) || ' ' || count(flag) FROM memories) || ' '"
            + " || (SELECT count(*) FROM locked)");
  }

  private String sessions(FakeContext context) throws Exception {
    return database.value(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '%s'"
            .formatted(context.token()));
  }

  @Test
  void leavesNoSessionAndChangesNothingLater() throws Exception {
    String before = rows();
    try (java.sql.Connection other = database.session()) {
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE locked IN SHARE MODE");
      Goal.R9.each("of SQL", Goal.times(1, 8, STATEMENTS), this::timesOut);
    }
    assertThat(rows()).isEqualTo(before);
  }

  private void timesOut(String statement) throws Exception {
    try (FakeContext context = FakeContext.limited(directory, Duration.ofMillis(500))) {
      Step step =
          Sql.step(
              database.connection(),
              Map.of(
                  "statements",
                  List.of(statement),
                  "transaction",
                  !statement.contains("CONCURRENTLY"),
                  "lockTimeout",
                  Duration.ofMinutes(1)));
      StepFailedException failure = Failures.ofRun(step, context);
      FakeContext.awaitInterrupt();
      String reported = rows();
      assertThat(failure.certainty()).as(failure.getMessage()).isEqualTo(Certainty.FAILED);
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      while (!sessions(context).equals("0") && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(sessions(context)).isEqualTo("0");
      assertThat(rows()).isEqualTo(reported);
    }
  }
}
