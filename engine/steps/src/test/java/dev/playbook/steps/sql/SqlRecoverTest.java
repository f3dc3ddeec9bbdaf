package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.proxy.HoldingProxy;
import dev.playbook.steps.proxy.HoldingProxy.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed in the middle of statements. */
class SqlRecoverTest {
  private static final int ROWS = 1000;
  private static final int AT_ONCE = 20;

  @TempDir private Path directory;

  @AutoClose
  private final ScratchDatabase database =
      ScratchDatabase.with(
          "CREATE TABLE memories (id int PRIMARY KEY)",
          "INSERT INTO memories SELECT generate_series(1, %d)".formatted(ROWS),
          "CREATE INDEX memories_id ON memories (id)");

  /** The statements of one step, committed each or together, in the database behind a port. */
  static final class Statements implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      var behind = ScratchDatabase.behind(words.get(0), Integer.parseInt(words.get(1)));
      String[] statements = words.subList(3, words.size()).toArray(String[]::new);
      return List.of(
          words.get(2).equals("alone")
              ? Sql.alone(behind, statements)
              : Sql.statements(behind, statements));
    }
  }

  /** A step for each row that deletes it. */
  static final class Deletions implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      var behind = ScratchDatabase.behind(words.get(0), Integer.parseInt(words.get(1)));
      int first = Integer.parseInt(words.get(2));
      return IntStream.range(first, first + AT_ONCE)
          .mapToObj(id -> Sql.statements(behind, delete(id)))
          .toList();
    }
  }

  private static String delete(int id) {
    return "DELETE FROM memories WHERE id = " + id;
  }

  private int count() throws Exception {
    return Integer.parseInt(database.value("SELECT count(*) FROM memories"));
  }

  private Step direct(String... statements) {
    return Sql.statements(database.connection(), statements);
  }

  private StepProcess engine(HoldingProxy proxy, String how, String... statements)
      throws Exception {
    String[] words = new String[statements.length + 3];
    words[0] = database.name();
    words[1] = Integer.toString(proxy.port());
    words[2] = how;
    System.arraycopy(statements, 0, words, 3, statements.length);
    return StepProcess.start(directory, Statements.class, words);
  }

  private static HoldingProxy holding(String text) throws Exception {
    return new HoldingProxy(RealStack.get().port(5432), text);
  }

  private static StepFailedException failure(Step step, StepProcess engine) {
    return catchThrowableOfType(
        StepFailedException.class, () -> step.recover(engine.startedAt(), engine.context()));
  }

  @Test
  void tellsACommitThatTheEngineDidNotLiveToSee() throws Exception {
    try (HoldingProxy proxy = holding("COMMIT");
        StepProcess engine = engine(proxy, "together", "DELETE FROM memories WHERE id <= 7")) {
      Held commit = proxy.take();
      engine.kill();
      commit.pass();
      awaitRows(ROWS - 7);
      StepResult result =
          direct("DELETE FROM memories WHERE id <= 7")
              .recover(engine.startedAt(), engine.context());
      assertThat(result.changed()).isTrue();
      assertThat(result.values()).containsEntry("count", 7L);
      assertThat(result.changes().getFirst().before()).asString().contains("7 rows");
    }
  }

  @Test
  void knowsThatWhatWasNotCommittedIsAsIfItHadNeverBegun() throws Exception {
    try (HoldingProxy proxy = holding("COMMIT");
        StepProcess engine = engine(proxy, "together", delete(1), delete(2))) {
      proxy.take();
      engine.kill();
      StepFailedException failure = failure(direct(delete(1), delete(2)), engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(failure).hasMessageContaining("the server has rolled everything back");
      assertThat(sessions(engine.context(), "")).isEqualTo("0");
      assertThat(count()).isEqualTo(ROWS);
    }
  }

  @Test
  void endsAStatementThatStillWorksAndCanNeverBeCommitted() throws Exception {
    String slow = "DELETE FROM memories WHERE id > 0 AND pg_sleep(0.05) IS NOT NULL";
    try (HoldingProxy proxy = holding("nothing like this");
        StepProcess engine = engine(proxy, "together", slow)) {
      while (sessions(engine.context(), "AND query LIKE '%pg_sleep%'").equals("0")) {
        Thread.onSpinWait();
      }
      engine.kill();
      StepFailedException failure = failure(direct(slow), engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(sessions(engine.context(), "")).isEqualTo("0");
      assertThat(count()).isEqualTo(ROWS);
    }
  }

  @Test
  void saysWhichStatementsStayWhenEachIsCommittedByItself() throws Exception {
    try (HoldingProxy proxy = holding("id = 2");
        StepProcess engine = engine(proxy, "alone", delete(1), delete(2), delete(3))) {
      proxy.take();
      engine.kill();
      Step step = Sql.alone(database.connection(), delete(1), delete(2), delete(3));
      StepFailedException failure = failure(step, engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessageStartingWith("statement 2 of 3 was not committed")
          .hasMessageEndingWith("statement 1 was done before and stays");
    }
  }

  @Test
  void doesNotGuessAboutAStatementThatNoTransactionHolds() throws Exception {
    String drop = "DROP INDEX CONCURRENTLY memories_id";
    try (HoldingProxy proxy = holding("DROP INDEX");
        StepProcess engine = engine(proxy, "alone", drop)) {
      proxy.take();
      engine.kill();
      StepFailedException failure = failure(Sql.alone(database.connection(), drop), engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.hint()).contains(drop);
    }
  }

  @Test
  void doesNotGuessWhatLostRowsWere() throws Exception {
    String returning = delete(1) + " RETURNING id";
    try (HoldingProxy proxy = holding("COMMIT");
        StepProcess engine = engine(proxy, "together", returning)) {
      Held commit = proxy.take();
      engine.kill();
      commit.pass();
      awaitRows(ROWS - 1);
      StepFailedException failure = failure(direct(returning), engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("it was committed, but the rows");
    }
  }

  @Test
  void doesNotBelieveAServerThatHasTakenThePlaceOfAnother() throws Exception {
    try (HoldingProxy proxy = holding("COMMIT");
        StepProcess engine = engine(proxy, "together", delete(1))) {
      Held commit = proxy.take();
      engine.kill();
      commit.pass();
      awaitRows(ROWS - 1);
      Path log = log(engine.context());
      Files.writeString(log, Files.readString(log).replace("%2F00000001", "%2F00000002"));
      StepFailedException failure = failure(direct(delete(1)), engine);
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("another server has taken its place");
    }
  }

  @Test
  void takesALineThatIsNotWholeForNotWritten() throws Exception {
    try (HoldingProxy proxy = holding("COMMIT");
        StepProcess engine = engine(proxy, "together", delete(1))) {
      proxy.take();
      engine.kill();
      Path log = log(engine.context());
      String whole = Files.readString(log);
      for (int length = 0; length < whole.length(); length += 7) {
        Files.writeString(log, whole.substring(0, length));
        assertThat(failure(direct(delete(1)), engine).certainty())
            .as("cut at %d", length)
            .isEqualTo(Certainty.NOT_STARTED);
      }
    }
  }

  /**
   * What the next engine found out of a deletion.
   *
   * @param said the certainty of a failure, or that it was done
   */
  private record Found(int id, String said, boolean isGone) {}

  @Test
  @Tag(Goal.TAG)
  void resolvesEveryCommitThatAKilledEngineLeft() throws Exception {
    List<Found> found = new ArrayList<>();
    for (int batch = 0; batch < Goal.cases(1, 15); batch++) {
      found.addAll(batch(1 + batch * AT_ONCE));
    }
    Goal.R6.each(
        "told by the next engine",
        found,
        one -> assertThat(one.said()).isEqualTo(one.isGone() ? "done" : "NOT_STARTED"));
  }

  private List<Found> batch(int first) throws Exception {
    List<Found> found = new ArrayList<>();
    try (HoldingProxy proxy = holding("COMMIT");
        StepProcess engine =
            StepProcess.start(
                directory,
                Deletions.class,
                database.name(),
                Integer.toString(proxy.port()),
                Integer.toString(first))) {
      List<Held> commits = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        commits.add(proxy.take());
      }
      engine.kill();
      Thread late = let(commits);
      for (int i = 0; i < AT_ONCE; i++) {
        String said = said(direct(delete(first + i)), engine, i);
        found.add(new Found(first + i, said, isGone(first + i)));
      }
      late.join();
    }
    return found;
  }

  /** A third passes at once, a third never, a third while the next engine already asks. */
  private static Thread let(List<Held> commits) throws Exception {
    for (int i = 0; i < commits.size(); i += 3) {
      commits.get(i).pass();
      if (i + 1 < commits.size()) {
        commits.get(i + 1).drop();
      }
    }
    return Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 2; i < commits.size(); i += 3) {
                try {
                  commits.get(i).pass();
                } catch (IOException ended) {
                  // The next engine was faster and has ended the session.
                }
              }
            });
  }

  private static String said(Step step, StepProcess engine, int index) throws Exception {
    try {
      step.recover(engine.startedAt(), engine.contexts().get(index));
      return "done";
    } catch (StepFailedException failure) {
      return failure.certainty().toString();
    }
  }

  private boolean isGone(int id) throws Exception {
    return database.value("SELECT 1 FROM memories WHERE id = " + id).equals("no row");
  }

  private void awaitRows(int rows) throws Exception {
    while (count() != rows) {
      Thread.onSpinWait();
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
