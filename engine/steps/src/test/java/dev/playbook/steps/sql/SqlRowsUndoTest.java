package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SqlRowsUndoTest {
  @AutoClose private final ScratchDatabase database = Memories.database();

  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @Test
  void bringsDeletedRowsBackExactly() throws Exception {
    String before = Memories.everything(database);
    Step step = Sql.statements(database.connection(), "DELETE FROM memories");
    Captured captured = step.capture(context);
    StepResult result = step.run(context);
    assertThat(result.changes())
        .containsExactly(new Change(Memories.ROWS, State.known("21 rows"), State.ABSENT));
    assertThat(result.values()).containsEntry("count", 21L);
    assertThat(Memories.everything(database)).isEqualTo("null");
    assertThat(step.undo(captured, context).changes())
        .containsExactly(new Change(Memories.ROWS, State.ABSENT, State.known("21 rows")));
    assertThat(Memories.everything(database)).isEqualTo(before);
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  @Test
  void bringsFormerValuesBackExactly() throws Exception {
    String before = Memories.everything(database);
    Step step =
        Sql.statements(
            database.connection(),
            "UPDATE memories SET \"Text\" = 'new', embedding = '[1,2,3]', data = NULL",
            "UPDATE memories SET tags = '{}' WHERE id = 100",
            "DELETE FROM memories WHERE id = 3");
    assertThat(step.preview().wayBack())
        .contains("the deleted rows, the former values of the rows");
    Captured captured = step.capture(context);
    step.run(context);
    assertThat(Memories.everything(database)).isNotEqualTo(before);
    step.undo(captured, context);
    assertThat(Memories.everything(database)).isEqualTo(before);
  }

  @Test
  void keepsExactlyTheRowsThatItDeletesWhileOthersWrite() throws Exception {
    Step step = Sql.statements(database.connection(), "DELETE FROM memories WHERE id < 50");
    Captured captured = step.capture(context);
    database.execute("INSERT INTO memories (\"Text\") VALUES ('came later')");
    String before = Memories.everything(database);
    step.run(context);
    step.undo(captured, context);
    assertThat(Memories.everything(database)).isEqualTo(before);
  }

  @Test
  void putsNothingBackOverARowThatIsThereAgain() throws Exception {
    Step step = Sql.statements(database.connection(), "DELETE FROM memories WHERE id IN (1, 2)");
    Captured captured = step.capture(context);
    step.run(context);
    database.execute(
        "INSERT INTO memories (id, \"Text\") OVERRIDING SYSTEM VALUE VALUES (2, 'another')");
    assertThatThrownBy(() -> step.undo(captured, context))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            "the row of \"public\".\"memories\" with id = [2] is there again, with other values;"
                + " nothing was put back");
    assertThat(database.value("SELECT count(*) FROM memories WHERE id = 1")).isEqualTo("0");
  }

  @Test
  void doesNotStartWhatItCannotTakeBack() throws Exception {
    database.execute("CREATE TABLE notes (memory bigint REFERENCES memories ON DELETE CASCADE)");
    assertNotStarted("DELETE FROM memories", "rows of notes would change with the deleted ones");
    assertNotStarted("UPDATE memories SET id = id + 1", "the primary key itself changes");
    assertNotStarted("UPDATE notes SET memory = NULL", "`notes` has no primary key");
  }

  private void assertNotStarted(String statement, String reason) {
    Step step = Sql.statements(database.connection(), statement);
    assertThatThrownBy(() -> step.capture(context))
        .isInstanceOfSatisfying(
            StepFailedException.class,
            e -> assertThat(e.certainty()).isEqualTo(StepFailedException.Certainty.NOT_STARTED))
        .hasMessageContaining(reason);
  }
}
