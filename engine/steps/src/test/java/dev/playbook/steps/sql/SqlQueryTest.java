package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.fixtures.Loopback;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Secret;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlQueryTest {
  @TempDir private Path directory;

  @AutoClose
  private final ScratchDatabase database =
      ScratchDatabase.with("CREATE TABLE memories (id int, text text)");

  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @Test
  void givesNumbersFlagsAndTexts() throws Exception {
    StepResult result =
        Sql.query(
                database.connection(),
                """
                SELECT count(*) AS n, 1.5::float8 AS f, 2.50::numeric AS d, 3::numeric AS w,
                  true AS yes, 'x' AS t, NULL::int AS nothing, '{"a":1}'::jsonb AS j,
                  timestamptz '2026-01-20 10:00+02' AS at, timestamp '2026-01-20 10:00' AS local
                FROM memories""")
            .run(context);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.putAll(Map.of("n", 0L, "f", 1.5, "d", 2.5, "w", 3L, "yes", true, "t", "x"));
    row.putAll(Map.of("j", "{\"a\": 1}", "at", "2026-01-20T08:00:00Z"));
    row.put("local", "2026-01-20T10:00:00");
    assertThat(Sql.firstRow(result))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsAllEntriesOf(row)
        .containsEntry("nothing", null);
    assertThat(result.changed()).isFalse();
    assertThat(result.values()).containsEntry("count", 1L);
  }

  @Test
  void isRefusedByTheServerWhenAFunctionWrites() throws Exception {
    database.execute(
        "CREATE FUNCTION sly() RETURNS int LANGUAGE sql AS"
            + " 'INSERT INTO memories VALUES (1) RETURNING id'");
    assertThatThrownBy(() -> Sql.query(database.connection(), "SELECT sly()").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("cannot execute INSERT in a read-only transaction (25006");
    assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("0");
  }

  @Test
  void failsWhenThereAreMoreRowsThanWanted() throws Exception {
    String many = "SELECT generate_series(1, 1001)";
    assertThatThrownBy(() -> Sql.query(database.connection(), many).run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessage("the query returns more than 1000 rows");
    StepResult enough =
        Sql.step(database.connection(), Map.of("query", many, "maxRows", 1001L)).run(context);
    assertThat(enough.values()).containsEntry("count", 1001L);
  }

  @Test
  void showsWhereTheStatementIsWrong() throws Exception {
    Step step =
        Sql.step(
            database.connection(),
            Map.of(
                "query",
                "SELECT *\nFROM memories\nWHERE id = :id AND txt = 'x'",
                "params",
                Map.of("id", 1L)));
    assertThatThrownBy(() -> step.run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            """
            the statement failed: column "txt" does not exist (42703, no such column)
              WHERE id = :id AND txt = 'x'
                                 ^ line 3, column 20""");
  }

  @Test
  void blocksOnASyntaxErrorButNotOnATableThatMayStillCome() throws Exception {
    assertThat(Sql.query(database.connection(), "SELECT FROM WHERE").inspect(context))
        .isInstanceOfSatisfying(
            Inspection.Blocked.class,
            blocked ->
                assertThat(blocked.reason())
                    .startsWith("the statement would fail: syntax error at or near \"WHERE\"")
                    .endsWith("^ line 1, column 13"));
    assertThat(Sql.query(database.connection(), "SELECT * FROM absent").inspect(context))
        .isEqualTo(
            new Inspection.Opaque(
                "as things stand, the statement would fail: relation \"absent\" does not exist"
                    + " (42P01, no such table)"));
    assertThat(Sql.query(database.connection(), "SELECT 1").inspect(context))
        .isEqualTo(new Inspection.NothingToDo("only reads"));
  }

  @Test
  void isNotStartedAndTellsNoPasswordWhenTheLoginIsRefused() {
    Step step =
        Sql.query(
            database.with(Map.of("password", new Secret("p", () -> "canary&=%?/"))), "SELECT 1");
    assertThatThrownBy(() -> step.run(context))
        .isInstanceOfSatisfying(
            StepFailedException.class,
            e -> {
              assertThat(e.certainty()).isEqualTo(Certainty.NOT_STARTED);
              assertThat(trace(e)).doesNotContain("canary");
            })
        .hasMessageContaining("password authentication failed for user")
        .hasMessageContaining("(28P01, wrong password)");
  }

  @Test
  void isNotStartedWhenNothingListens() throws Exception {
    int port = Loopback.freePort();
    assertThatThrownBy(() -> Sql.query(database.through(port), "SELECT 1").run(context))
        .isInstanceOfSatisfying(
            StepFailedException.class,
            e -> assertThat(e.certainty()).isEqualTo(Certainty.NOT_STARTED))
        .hasMessageMatching(
            "no connection to `mem0-db` \\(127.0.0.1:%d/scratch_.*\\): nothing listens there"
                .formatted(port));
  }

  @Test
  void isNotStartedWhenTheDatabaseIsNotThere() {
    assertThatThrownBy(
            () ->
                Sql.query(database.with(Map.of("database", "no ?&such")), "SELECT 1").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("database \"no ?&such\" does not exist (3D000, no such database)");
  }

  @Test
  void doesNotWaitForEverForAServerThatAcceptsAndSaysNothing() throws Exception {
    try (ServerSocket deaf = Loopback.silent();
        FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(2))) {
      long start = System.nanoTime();
      assertThatThrownBy(
              () -> Sql.query(database.through(deaf.getLocalPort()), "SELECT 1").run(limited))
          .isInstanceOfAny(StepFailedException.class, InterruptedException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      FakeContext.awaitInterrupt();
    }
  }

  @Test
  void hidesASecretThatTheServerRepeats() {
    Step step =
        Sql.step(
            database.connection(),
            Map.of(
                "query",
                "SELECT * FROM memories WHERE id = :id",
                "params",
                Map.of("id", new Secret("id", () -> "canary"))));
    assertThatThrownBy(() -> step.run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("invalid input syntax for type integer: \"***\"");
  }

  @Test
  void usesOneConnectionForAllStepsAndForgetsWhatAStepSet() throws Exception {
    String first = pid("SELECT pg_backend_pid() AS pid, current_setting('work_mem') AS m");
    Sql.statements(database.connection(), "SET work_mem = '77MB'", "CREATE TEMP TABLE left_over ()")
        .run(context);
    StepResult after =
        Sql.query(
                database.connection(),
                "SELECT pg_backend_pid() AS pid, current_setting('work_mem') AS m,"
                    + " to_regclass('left_over') AS t")
            .run(context);
    assertThat(after.values().toString()).contains("pid=" + first).contains("t=null");
    assertThat(after.values().toString()).doesNotContain("77MB");
  }

  @Test
  void opensANewConnectionWhenTheOldOneHasDied() throws Exception {
    String first = pid("SELECT pg_backend_pid() AS pid");
    database.value("SELECT pg_terminate_backend(" + first + ")");
    assertThat(pid("SELECT pg_backend_pid() AS pid")).isNotEqualTo(first);
  }

  @Test
  void namesItselfOnTheServerByTheTokenOfTheStep() throws Exception {
    StepResult result =
        Sql.query(database.connection(), "SELECT current_setting('application_name') AS name")
            .run(context);
    assertThat(result.values()).containsEntry("rows", List.of(Map.of("name", context.token())));
  }

  @Test
  void givesParallelStepsConnectionsOfTheirOwn() throws Exception {
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                _ ->
                    Thread.ofVirtual()
                        .unstarted(
                            () -> {
                              try {
                                Sql.query(database.connection(), "SELECT pg_sleep(0.2)")
                                    .run(context);
                                context.output("done");
                              } catch (StepFailedException | InterruptedException e) {
                                context.output(e.toString());
                              }
                            }))
            .toList();
    // The fixture's clients are not made for several threads: the first step opens the shelf.
    pid("SELECT pg_backend_pid() AS pid");
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(context.lines()).containsOnly("done").hasSize(4);
  }

  private String pid(String query) throws Exception {
    StepResult result = Sql.query(database.connection(), query).run(context);
    return String.valueOf(Sql.firstRow(result).get("pid"));
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
