package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SqlRowsTest {
  @AutoClose private final ScratchDatabase database = Memories.database();

  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @Test
  void countsTheRowsThatADeleteWouldHit() throws Exception {
    Step step = delete("2026-01-20T22:30:00Z");
    assertThat(step.inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(Memories.ROWS, State.known("8 rows"), State.ABSENT)
                    .noting("of 21 in the table")));
    assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("21");
  }

  @Test
  void readsTimestampsWithoutAZoneAsUtcWhereverItRuns() throws Exception {
    assertThat(delete("2026-01-20 22:30").inspect(context))
        .isEqualTo(delete("2026-01-20T22:30:00Z").inspect(context));
  }

  @Test
  void hasNothingToDoWhenNoRowMatches() throws Exception {
    assertThat(delete("2027-01-01").inspect(context))
        .isEqualTo(new Inspection.NothingToDo("no row of `memories` matches"));
  }

  @Test
  void isBlockedWhenMoreRowsMatchThanAllowed() throws Exception {
    Step step =
        Sql.step(
            database.connection(),
            Map.of("statements", List.of("DELETE FROM memories WHERE id < 10"), "maxRows", 5L));
    assertThat(step.inspect(context))
        .isInstanceOfSatisfying(
            Inspection.Blocked.class,
            blocked ->
                assertThat(blocked.reason())
                    .isEqualTo("9 rows of `memories` match, more than the 5 of `maxRows`"));
    assertThatThrownBy(() -> step.run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("the statement touched 9 rows, more than the 5 of `maxRows`");
    assertThat(database.value("SELECT count(*) FROM memories")).isEqualTo("21");
  }

  @Test
  void tellsHowManyRowsAnInsertBrings() throws Exception {
    Step step =
        Sql.statements(
            database.connection(), "INSERT INTO memories (\"Text\") VALUES ('a'), ('b')");
    assertThat(step.inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(
                        Memories.ROWS,
                        State.ABSENT,
                        State.unknown("new rows, the server expects 2"))
                    .noting("beside 21 in the table")));
    assertThat(step.run(context).changes())
        .containsExactly(new Change(Memories.ROWS, State.ABSENT, State.known("new: 2 rows")));
  }

  @Test
  void knowsTheCountOnlyAfterAnEarlierStepThatTouchesTheTable() throws Exception {
    context.predicting(Memories.ROWS, State.ABSENT);
    assertThat(delete("2026-01-20").inspect(context))
        .isEqualTo(new Inspection.KnownAfter(Memories.ROWS, "how many rows match"));
  }

  @Test
  void bindsAValueAndNeverRunsIt() throws Exception {
    Step step =
        Sql.step(
            database.connection(),
            Map.of(
                "statements",
                List.of("DELETE FROM memories WHERE \"Text\" = :text OR \"Text\" = ANY(:list)"),
                "params",
                Map.of("text", "x'; DROP TABLE memories; --", "list", List.of("row 1", "\"},{"))));
    assertThat(step.run(context).values()).containsEntry("count", 1L);
  }

  @Test
  void returnsTheRowsOfReturning() throws Exception {
    StepResult result =
        Sql.statements(
                database.connection(), "DELETE FROM memories WHERE id = 1 RETURNING id, size")
            .run(context);
    assertThat(result.values()).containsEntry("rows", List.of(Map.of("id", 1L, "size", 5L)));
    assertThat(result.values()).containsEntry("count", 1L);
  }

  private Step delete(String since) {
    return Sql.step(
        database.connection(),
        Map.of(
            "statements",
            List.of("DELETE FROM memories WHERE created_at > :since"),
            "params",
            Map.of("since", since)));
  }
}
