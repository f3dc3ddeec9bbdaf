package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlIndexTest {
  private static final String IVFFLAT =
      "CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_original ON memories"
          + " USING ivfflat (embedding vector_cosine_ops) WITH (lists = 10)";
  private static final String IVFFLAT_PRINTED =
      "CREATE INDEX idx_original ON public.memories"
          + " USING ivfflat (embedding vector_cosine_ops) WITH (lists='10')";
  private static final String HNSW_PRINTED =
      "CREATE INDEX idx_hnsw ON public.memories USING hnsw (embedding vector_cosine_ops)";

  @TempDir private Path directory;

  @AutoClose
  private final ScratchDatabase database =
      ScratchDatabase.with(
          "CREATE EXTENSION vector",
          "CREATE TABLE memories (id bigint PRIMARY KEY, user_id text, metadata jsonb,"
              + " embedding vector(3), created_at timestamptz DEFAULT now())",
          "INSERT INTO memories SELECT n, 'u' || n % 7, '{}',"
              + " ARRAY[n, n + 1, n % 5]::vector FROM generate_series(1, 500) n",
          "CREATE INDEX idx_hnsw ON memories USING hnsw (embedding vector_cosine_ops)");

  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @Test
  void plansAnIndexAsTheServerWillPrintIt() throws Exception {
    Change change = change(Sql.alone(database.connection(), IVFFLAT));
    assertThat(change.resource()).isEqualTo(index("idx_original"));
    assertThat(change.before()).isEqualTo(State.ABSENT);
    assertThat(change.after()).isEqualTo(State.known(IVFFLAT_PRINTED));
    assertThat(change.note().orElseThrow()).contains("reads and writes of `memories` go on");
    assertThat(database.value("SELECT count(*) FROM pg_indexes WHERE indexname = 'idx_original'"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX i ON memories (user_id)
          create unique index "i" on public.memories (user_id desc nulls first, id) include (created_at)
          CREATE INDEX i ON memories USING gin (metadata jsonb_path_ops)
          CREATE INDEX i ON memories (lower(user_id)) WITH (fillfactor = 70)
          CREATE INDEX i ON memories USING hnsw (embedding vector_l2_ops) WITH (m=8, ef_construction=32)
          """)
  void foreseesExactlyWhatTheRunBrings(String create) throws Exception {
    Step step = Sql.statements(database.connection(), create);
    Change planned = change(step);
    assertThat(step.run(context).changes())
        .containsExactly(new Change(planned.resource(), planned.before(), planned.after()));
  }

  @Test
  void plansToDropAnIndexWithItsDefinitionAndWhatIsLost() throws Exception {
    Change change =
        change(Sql.alone(database.connection(), "DROP INDEX CONCURRENTLY IF EXISTS idx_hnsw"));
    assertThat(change.before()).isEqualTo(State.known(HNSW_PRINTED));
    assertThat(change.after()).isEqualTo(State.ABSENT);
    assertThat(change.note().orElseThrow())
        .matches("\\d+ kB, used 0 times; reads and writes go on");
  }

  @Test
  void hasNothingToDoWhenTheIndexIsThereOrGoneAlready() throws Exception {
    assertThat(
            inspect(
                Sql.statements(
                    database.connection(),
                    "CREATE INDEX IF NOT EXISTS idx_hnsw ON memories"
                        + " USING hnsw (embedding vector_cosine_ops)",
                    "DROP INDEX IF EXISTS idx_absent")))
        .isEqualTo(
            new Inspection.NothingToDo(
                "index `idx_hnsw` is there and valid; index `idx_absent` is not there"));
  }

  @Test
  void saysThatAnIndexOfThatNameIsAnotherOne() throws Exception {
    assertThat(
            inspect(
                Sql.statements(
                    database.connection(),
                    "CREATE INDEX IF NOT EXISTS idx_hnsw ON memories (user_id)")))
        .isInstanceOfSatisfying(
            Inspection.NothingToDo.class,
            nothing -> assertThat(nothing.reason()).contains("reads differently: " + HNSW_PRINTED));
  }

  @Test
  void isBlockedWhereTheServerWouldRefuse() throws Exception {
    assertThat(inspect(Sql.statements(database.connection(), "DROP INDEX idx_absent")))
        .isEqualTo(
            new Inspection.Blocked(
                "index `idx_absent` is not there", "write DROP INDEX IF EXISTS"));
    assertThat(
            inspect(
                Sql.statements(database.connection(), "CREATE INDEX idx_hnsw ON memories (id)")))
        .isInstanceOf(Inspection.Blocked.class);
    assertThat(inspect(Sql.statements(database.connection(), "DROP INDEX memories_pkey")))
        .isEqualTo(
            new Inspection.Blocked(
                "index `memories_pkey` belongs to constraint `memories_pkey`",
                "write ALTER TABLE memories DROP CONSTRAINT memories_pkey"));
  }

  @Test
  void startsFromTheWorldThatEarlierStepsLeave() throws Exception {
    context.predicting(index("idx_hnsw"), State.ABSENT);
    assertThat(inspect(Sql.statements(database.connection(), "DROP INDEX IF EXISTS idx_hnsw")))
        .isEqualTo(new Inspection.NothingToDo("index `idx_hnsw` is not there"));
    assertThat(
            change(
                    Sql.statements(
                        database.connection(), "CREATE INDEX idx_hnsw ON memories (user_id)"))
                .before())
        .isEqualTo(State.ABSENT);
  }

  @Test
  void startsFromWhatTheStatementBeforeItLeaves() throws Exception {
    assertThat(
            inspect(
                Sql.statements(
                    database.connection(),
                    "DROP INDEX idx_hnsw",
                    "CREATE INDEX idx_hnsw ON memories (user_id)")))
        .isInstanceOfSatisfying(
            Inspection.WillChange.class, will -> assertThat(will.changes()).hasSize(2));
  }

  @Test
  void buildsTheIndexOnceAndHasNothingToDoTheSecondTime() throws Exception {
    Step step = Sql.alone(database.connection(), IVFFLAT);
    StepResult first = step.run(context);
    assertThat(first.changed()).isTrue();
    assertThat(first.changes().getFirst().after()).isEqualTo(State.known(IVFFLAT_PRINTED));
    StepResult second = step.run(context);
    assertThat(second.changed()).isFalse();
    assertThat(second.values().toString()).contains("already exists, skipping");
  }

  @Test
  void dropsWhatAnInterruptedBuildLeftAndBuildsAgain() throws Exception {
    database.execute("INSERT INTO memories (id, user_id) VALUES (501, 'u1')");
    assertThatThrownBy(
            () ->
                database.execute("CREATE UNIQUE INDEX CONCURRENTLY idx_user ON memories (user_id)"))
        .hasMessageContaining("could not create unique index");
    Step step =
        Sql.alone(
            database.connection(),
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_user ON memories (user_id)");
    assertThat(change(step).before().toString()).contains("INVALID");
    assertThat(step.run(context).changed()).isTrue();
    assertThat(context.lines().toString()).contains("what an interrupted build left");
    assertThat(
            database.value(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'idx_user'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void leavesNoInvalidIndexWhenABuildFails() throws Exception {
    assertThatThrownBy(
            () ->
                Sql.alone(
                        database.connection(),
                        "CREATE UNIQUE INDEX CONCURRENTLY idx_user ON memories (user_id)")
                    .run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("could not create unique index")
        .hasMessageContaining("the unfinished index was dropped");
    assertThat(database.value("SELECT to_regclass('idx_user')")).isEqualTo("null");
  }

  @Test
  void namesTheInvalidIndexThatItCannotDropWhenTheTimeIsUpAndMendsItLater() throws Exception {
    Step step = Sql.alone(database.connection(), IVFFLAT);
    try (java.sql.Connection other = database.session();
        FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(1))) {
      other.setAutoCommit(false);
      other.createStatement().execute("UPDATE memories SET user_id = 'x' WHERE id = 1");
      assertThatThrownBy(() -> step.run(limited))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> assertThat(e.certainty()).isEqualTo(StepFailedException.Certainty.FAILED))
          .hasMessageMatching("(?s)timed out after [0-9.]+s: the statement was stopped.*")
          .hasMessageEndingWith(
              "may be left INVALID: drop it with"
                  + " DROP INDEX CONCURRENTLY \"public\".\"idx_original\"");
      FakeContext.awaitInterrupt();
    }
    assertThat(step.run(context).changes().getFirst().after())
        .isEqualTo(State.known(IVFFLAT_PRINTED));
  }

  @Test
  void bringsBackADroppedIndexAndTakesAwayACreatedOne() throws Exception {
    Step step =
        Sql.alone(database.connection(), IVFFLAT, "DROP INDEX CONCURRENTLY IF EXISTS idx_hnsw");
    assertThat(step.preview().wayBack()).contains("index definitions");
    Captured captured = step.capture(context);
    step.run(context);
    StepResult undone = step.undo(captured, context);
    assertThat(undone.changes())
        .containsExactly(
            new Change(index("idx_hnsw"), State.ABSENT, State.known(HNSW_PRINTED)),
            new Change(index("idx_original"), State.known(IVFFLAT_PRINTED), State.ABSENT));
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  @Test
  void takesAwayAnIndexThatTheServerNamed() throws Exception {
    Step step = Sql.statements(database.connection(), "CREATE INDEX ON memories (user_id)");
    Captured captured = step.capture(context);
    assertThat(step.run(context).changes().getFirst().resource())
        .isEqualTo(index("memories_user_id_idx"));
    step.undo(captured, context);
    assertThat(database.value("SELECT to_regclass('memories_user_id_idx')")).isEqualTo("null");
  }

  @Test
  void doesNotTakeAwayAnIndexThatWasThereBefore() throws Exception {
    Step step =
        Sql.statements(
            database.connection(), "CREATE INDEX IF NOT EXISTS idx_hnsw ON memories (user_id)");
    Captured captured = step.capture(context);
    step.run(context);
    assertThat(step.undo(captured, context).changed()).isFalse();
    assertThat(database.value("SELECT to_regclass('idx_hnsw')")).isEqualTo("idx_hnsw");
  }

  private Change change(Step step) throws Exception {
    List<Change> changes = ((Inspection.WillChange) inspect(step)).changes();
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private Inspection inspect(Step step) throws Exception {
    return step.inspect(context);
  }

  private static Resource index(String name) {
    return new Resource("index", "mem0-db", name);
  }
}
