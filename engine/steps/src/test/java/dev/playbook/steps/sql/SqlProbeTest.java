package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.Inspections;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlProbeTest {
  private static final String SEEN = "seen by a probe, rolled back";

  @TempDir private Path directory;

  @AutoClose
  private final ScratchDatabase database =
      ScratchDatabase.with(
          "CREATE TABLE memories (id int PRIMARY KEY, owner text)",
          "INSERT INTO memories SELECT n, 'u' || n % 7 FROM generate_series(1, 50) n",
          "CREATE TABLE notes (id int PRIMARY KEY,"
              + " memory int REFERENCES memories ON DELETE CASCADE)",
          "INSERT INTO notes SELECT n, n / 10 + 1 FROM generate_series(1, 30) n",
          "CREATE TABLE links (id int PRIMARY KEY,"
              + " memory int REFERENCES memories DEFERRABLE INITIALLY DEFERRED)",
          "CREATE INDEX by_owner ON memories (owner)");

  @AutoClose private final FakeContext context = FakeContext.withoutFiles().probing();

  @Test
  void countsWhatEachStatementDoesAfterTheOneBeforeIt() throws Exception {
    Step step =
        statements(
            "UPDATE memories SET owner = 'x' WHERE id <= 3",
            "INSERT INTO memories SELECT n, 'x' FROM generate_series(40, 60) n"
                + " ON CONFLICT DO NOTHING",
            "DELETE FROM memories WHERE owner = 'x'");
    assertThat(Inspections.changes(step.inspect(context)))
        .extracting(Change::resource, Change::before, Change::after)
        .containsExactly(
            tuple("memories", State.known("3 rows"), State.known("3 rows with new values")),
            tuple("memories", State.ABSENT, State.known("new: 10 rows")),
            tuple("memories", State.known("13 rows"), State.ABSENT),
            tuple("notes", State.known("29 rows"), State.ABSENT));
  }

  @Test
  void foreseesExactlyWhatTheRunBrings() throws Exception {
    Step step =
        statements(
            "INSERT INTO notes SELECT n, 1 FROM generate_series(25, 35) n ON CONFLICT DO NOTHING",
            "CREATE TABLE more (id int)",
            "UPDATE memories SET owner = 'y' WHERE id % 2 = 0");
    List<Change> planned = Inspections.changes(step.inspect(context));
    assertThat(planned).allSatisfy(change -> assertThat(note(change)).startsWith(SEEN));
    List<Change> done = step.run(context).changes();
    assertThat(planned)
        .extracting(Change::resource, Change::before)
        .containsExactlyElementsOf(
            done.stream().map(change -> Tuple.tuple(change.resource(), change.before())).toList());
    assertThat(planned.getFirst().after()).isEqualTo(done.getFirst().after());
    assertThat(planned.getLast().after()).isEqualTo(done.getLast().after());
  }

  @Test
  void leavesEverythingAsItWas() throws Exception {
    String before = everything();
    Step step =
        statements(
            "DELETE FROM notes",
            "UPDATE memories SET owner = 'z'",
            "ALTER TABLE memories ADD COLUMN size int DEFAULT 7",
            "DROP INDEX by_owner",
            "CREATE INDEX by_size ON memories (size)",
            "CREATE TABLE more (id serial)",
            "INSERT INTO more SELECT FROM memories",
            "TRUNCATE links",
            "DROP TABLE notes");
    assertThat(Inspections.changes(step.inspect(context)))
        .hasSize(9)
        .allSatisfy(change -> assertThat(note(change)).startsWith(SEEN));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void runsNothingWhenNobodyAllowsIt() throws Exception {
    try (FakeContext reading = FakeContext.withoutFiles()) {
      assertThat(
              statements(
                      "INSERT INTO notes SELECT n, 1 FROM generate_series(25, 35) n"
                          + " ON CONFLICT DO NOTHING")
                  .inspect(reading))
          .isEqualTo(
              new Inspection.WillChange(
                  new Change(
                          rows("notes"),
                          State.ABSENT,
                          State.unknown("new rows, the server expects 11"))
                      .noting("beside 30 in the table")));
    }
  }

  @Test
  void showsWhatAnUnseenStatementDoesToItsTable() throws Exception {
    Change change = only(statements("ALTER TABLE memories ADD COLUMN size int"));
    assertThat(change.resource()).isEqualTo(new Resource("table", "mem0-db", "memories"));
    assertThat(change.after())
        .isInstanceOfSatisfying(
            State.Known.class, known -> assertThat(known.value()).startsWith("3 columns"));
  }

  @Test
  void saysWhoHoldsALockAndWaitsNoLonger() throws Exception {
    try (java.sql.Connection other = locking("SELECT FROM memories")) {
      long start = System.nanoTime();
      Change change = only(statements("DROP INDEX by_owner"));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(note(change))
          .startsWith(
              "not probed: a lock was not to be had in time: AccessExclusiveLock on `memories` is"
                  + " kept from it by pid %s (another program, user ".formatted(pid(other)))
          .contains("idle in transaction, in a transaction for 00:00:0");
    }
    assertNothingIsLeft();
  }

  @Test
  void saysWhoHoldsALockThatEvenReadingNeeds() throws Exception {
    try (java.sql.Connection other = locking("LOCK TABLE memories IN SHARE MODE")) {
      Step step = statements("UPDATE memories SET owner = 'x' WHERE id = 1");
      assertThat(Inspections.blocked(step, context).reason())
          .startsWith("the statement would fail: canceling statement due to lock timeout")
          .contains("RowExclusiveLock on `memories` is kept from it by pid " + pid(other));
    }
  }

  @Test
  void saysWhoHoldsARow() throws Exception {
    try (java.sql.Connection other = locking("UPDATE memories SET owner = 'w' WHERE id = 1")) {
      assertThat(note(only(statements("DELETE FROM memories WHERE id = 1"))))
          .contains("ShareLock on a row is kept from it by pid " + pid(other));
    }
  }

  @Test
  void stopsAndRollsBackWhatTakesTooLong() throws Exception {
    String before = everything();
    try (FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(4)).probing()) {
      Step step =
          statements("DELETE FROM notes", "CREATE TABLE more AS SELECT pg_sleep(60) IS NULL AS it");
      assertThat(Inspections.changes(step.inspect(limited)))
          .allSatisfy(
              change ->
                  assertThat(note(change))
                      .startsWith("not probed: it did not end in time and was stopped"));
      assertNothingIsLeft();
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void isKnownOnlyAfterAnEarlierStepThatTouchesATableInItsReach() throws Exception {
    context.predicting(rows("notes"), State.ABSENT);
    assertThat(statements("ALTER TABLE memories ADD CHECK (id > 0)").inspect(context))
        .isEqualTo(new Inspection.KnownAfter(rows("notes"), "what it does"));
    assertThat(statements("DELETE FROM notes WHERE id < 5").inspect(context))
        .isEqualTo(new Inspection.KnownAfter(rows("notes"), "how many rows match"));
    assertThat(note(only(statements("DELETE FROM memories WHERE id < 5"))))
        .startsWith("not probed: known after an earlier step changes rows:mem0-db:notes;");
  }

  @Test
  void isBlockedByWhatTheServerRefusesOnlyWhileItWorks() throws Exception {
    assertThat(Inspections.blocked(statements("INSERT INTO notes VALUES (1, 1)"), context).reason())
        .startsWith("the statement would fail: duplicate key value");
    assertThat(
            Inspections.blocked(statements("INSERT INTO links VALUES (1, 999)"), context).reason())
        .startsWith("what is checked at COMMIT would fail: insert or update on table \"links\"");
  }

  @Test
  void isBlockedWhenMoreRowsAreTouchedThanAllowed() throws Exception {
    Step step =
        Sql.step(
            database.connection(),
            Map.of(
                "statements",
                List.of("INSERT INTO links SELECT n, n FROM generate_series(1, 9) n"),
                "maxRows",
                5L));
    assertThat(Inspections.blocked(step, context).reason())
        .isEqualTo("the statement touches 9 rows, more than the 5 of `maxRows`");
  }

  private Step statements(String... statements) {
    return Sql.statements(database.connection(), statements);
  }

  private Change only(Step step) throws Exception {
    List<Change> changes = Inspections.changes(step.inspect(context));
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private java.sql.Connection locking(String sql) throws SQLException {
    java.sql.Connection other = database.session();
    other.setClientInfo("ApplicationName", "another program");
    other.setAutoCommit(false);
    other.createStatement().execute(sql);
    return other;
  }

  private static String pid(java.sql.Connection other) throws SQLException {
    try (var result = other.createStatement().executeQuery("SELECT pg_backend_pid()")) {
      result.next();
      return result.getString(1);
    }
  }

  /** A session that waits for the next step is idle, and has nothing open. */
  private void assertNothingIsLeft() throws SQLException {
    assertThat(
            database.value(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name LIKE 'playbook/%'"
                    + " AND (state <> 'idle' OR xact_start IS NOT NULL)"))
        .isEqualTo("0");
    assertThat(
            database.value(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name LIKE 'playbook/%'"))
        .isEqualTo("1");
  }

  /** The catalogue and every row, each with the transaction that wrote it. */
  private String everything() throws SQLException {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of(
            "pg_class",
            "pg_attribute",
            "pg_index",
            "pg_constraint",
            "pg_namespace",
            "pg_type",
            "pg_depend",
            "memories",
            "notes",
            "links")) {
      String row =
          table.equals("pg_class")
              ? "concat_ws(' ', oid, relname, relnamespace, relfilenode, relnatts)"
              : "xmin || ' ' || t::text";
      all.append(
          database.value(
              "SELECT count(*) || md5(string_agg(%s, '|' ORDER BY t::text)) FROM %s t"
                  .formatted(row, table)));
    }
    return all.toString();
  }

  private static String note(Change change) {
    return change.note().orElseThrow();
  }

  private static Resource rows(String table) {
    return new Resource("rows", "mem0-db", table);
  }

  private static Tuple tuple(String table, State before, State after) {
    return Tuple.tuple(rows(table), before, after);
  }
}
