package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CypherDataTest {
  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  private final FakeContext context = graph.context();

  @Test
  void countsWhatADeleteWillHit() throws Exception {
    Step step = graph.statements("MATCH (m:%s) WHERE m.id > 7 DETACH DELETE m");
    assertThat(step.inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(rows(step), State.known("3 match"), State.ABSENT)));
    assertThat(graph.count()).isEqualTo(10L);
    StepResult result = step.run(context);
    assertThat(result.changes())
        .containsExactly(new Change(rows(step), State.ABSENT, State.known("3 nodes deleted")));
    assertThat(result.values()).containsEntry("count", 3L);
    assertThat(step.inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void rollsBackWhatTouchesTooMuch() throws Exception {
    Step step =
        Cypher.step(
            Map.of(
                "statements",
                List.of("MATCH (m:%s) DELETE m".formatted(graph.label())),
                "maxRows",
                5L));
    assertThat(step.inspect(context))
        .isInstanceOfSatisfying(
            Inspection.Blocked.class,
            blocked ->
                assertThat(blocked.reason()).isEqualTo("10 match, more than the 5 of `maxRows`"));
    assertThatThrownBy(() -> step.run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            "the statement touched 10 (10 nodes deleted), more than the 5 of `maxRows`;"
                + " it was rolled back");
    assertThat(graph.count()).isEqualTo(10L);
  }

  @Test
  void isOpaqueWhereTheEffectCannotBeSeen() throws Exception {
    assertThat(graph.statements("MATCH (m:%s) SET m.id = 0").inspect(context))
        .isInstanceOf(Inspection.Opaque.class);
  }

  @Test
  void isBlockedByASyntaxErrorAndShowsWhere() throws Exception {
    assertThat(Cypher.statements("MATCH (m)\nDELTE m").inspect(context))
        .isInstanceOfSatisfying(
            Inspection.Blocked.class,
            blocked ->
                assertThat(blocked.reason())
                    .startsWith("the statement would fail: ")
                    .contains("(SyntaxError)")
                    .contains("  DELTE m\n  ^ line 2, column 1"));
  }

  @Test
  void mixesSchemaAndDataInOneStepAndKeepsThemApartOnTheServer() throws Exception {
    StepResult result =
        graph
            .statements(
                "MATCH (m:%s {id: 1}) DELETE m",
                "CREATE INDEX " + graph.index() + " IF NOT EXISTS FOR (m:%s) ON (m.id)",
                "MATCH (m:%s {id: 2}) DELETE m")
            .run(context);
    assertThat(result.changes()).hasSize(3);
    assertThat(graph.count()).isEqualTo(8L);
  }

  @Test
  void takesBackTheStatementsOfOneTransactionWhenOneFails() throws Exception {
    assertThatThrownBy(
            () ->
                graph.statements("MATCH (m:%s) DELETE m", "CREATE (m:%s {id: 1 / 0})").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("statement 2 of 2 failed: / by zero (ArithmeticError)");
    assertThat(graph.count()).isEqualTo(10L);
  }

  @Test
  void saysThatBatchesBeforeAFailureStay() throws Exception {
    assertThatThrownBy(
            () ->
                graph
                    .statements(
                        "MATCH (m:%s) WITH m ORDER BY m.id CALL (m) { SET m.x = 1 / (m.id - 6) }"
                            + " IN TRANSACTIONS OF 2 ROWS")
                    .run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageEndingWith("what the batches before did stays");
    assertThat(
            Cypher.firstRow(graph.query("MATCH (m:%s) WHERE m.x IS NOT NULL RETURN count(m) AS n")))
        .isEqualTo(Map.of("n", 4L));
  }

  private static Resource rows(Step step) {
    return new Resource("rows", "mem0-graph", step.preview().sent().getFirst());
  }
}
