package dev.playbook.steps.cypher;

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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CypherRuleTest {
  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  private final FakeContext context = graph.context();
  private final String name = graph.index();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX %2$s IF NOT EXISTS FOR (m:%1$s) ON (m.id)",
        "CREATE TEXT INDEX %2$s FOR (m:%1$s) ON (m.text)",
        "CREATE FULLTEXT INDEX %2$s FOR (m:%1$s) ON EACH [m.text, m.title]",
        "CREATE INDEX %2$s FOR ()-[r:%1$s]-() ON (r.since, r.until)",
        "CREATE CONSTRAINT %2$s FOR (m:%1$s) REQUIRE m.id IS UNIQUE",
      })
  void foreseesExactlyWhatTheRunBringsAndTakesItBack(String create) throws Exception {
    Step step = Cypher.statements(create.formatted(graph.label(), name));
    Change planned = ((Inspection.WillChange) step.inspect(context)).changes().getFirst();
    Captured captured = step.capture(context);
    StepResult result = step.run(context);
    assertThat(withoutOptions(result.changes().getFirst()))
        .isEqualTo(new Change(planned.resource(), planned.before(), planned.after()));
    assertThat(step.undo(captured, context).changes().getFirst().after()).isEqualTo(State.ABSENT);
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  /** The server prints options that nobody wrote for some kinds. */
  private static Change withoutOptions(Change change) {
    String after = ((State.Known) change.after()).value().replaceFirst(" OPTIONS .*", "");
    return new Change(change.resource(), change.before(), State.known(after));
  }

  @Test
  void hasNothingToDoWhenTheIndexIsThereByWhateverName() throws Exception {
    graph.run("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)");
    assertThat(graph.statements("CREATE INDEX IF NOT EXISTS FOR (x:%s) ON (x.id)").inspect(context))
        .isEqualTo(new Inspection.NothingToDo("index `%s` is there already".formatted(name)));
    Step again = graph.statements("CREATE INDEX FOR (m:%s) ON (m.id)");
    assertThat(again.inspect(context)).isInstanceOf(Inspection.Blocked.class);
    assertThatThrownBy(() -> again.run(context))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.hint()).startsWith("write IF NOT EXISTS"))
        .hasMessageContaining("(IndexAlreadyExists)");
  }

  @Test
  void takesAwayAnIndexThatTheServerNamed() throws Exception {
    Step step = graph.statements("CREATE INDEX FOR (m:%s) ON (m.id)");
    Captured captured = step.capture(context);
    String created = step.run(context).changes().getFirst().resource().name();
    assertThat(state(created)).isEqualTo("ONLINE");
    step.undo(captured, context);
    assertThat(state(created)).isEqualTo("absent");
  }

  @Test
  void bringsBackADroppedIndexAndWaitsUntilItWorks() throws Exception {
    graph.run("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)");
    Step step = Cypher.statements("DROP INDEX " + name + " IF EXISTS");
    assertThat(((Inspection.WillChange) step.inspect(context)).changes().getFirst().before())
        .isEqualTo(
            State.known(
                "CREATE RANGE INDEX `%s` FOR (n:`%s`) ON (n.`id`)".formatted(name, graph.label())));
    Captured captured = step.capture(context);
    assertThat(step.run(context).changed()).isTrue();
    assertThat(step.run(context).changed()).isFalse();
    assertThat(step.inspect(context))
        .isEqualTo(new Inspection.NothingToDo("index `%s` is not there".formatted(name)));
    step.undo(captured, context);
    assertThat(state(name)).isEqualTo("ONLINE");
  }

  @Test
  void isBlockedWhenAConstraintOwnsTheIndex() throws Exception {
    graph.run("CREATE CONSTRAINT " + name + " FOR (m:%s) REQUIRE m.id IS UNIQUE");
    assertThat(Cypher.statements("DROP INDEX " + name).inspect(context))
        .isEqualTo(
            new Inspection.Blocked(
                "index `%1$s` belongs to constraint `%1$s`".formatted(name),
                "write DROP CONSTRAINT " + name));
  }

  @Test
  void startsFromTheWorldThatEarlierStepsLeave() throws Exception {
    graph.run("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)");
    context.predicting(new Resource("index", "mem0-graph", name), State.ABSENT);
    assertThat(Cypher.statements("DROP INDEX " + name + " IF EXISTS").inspect(context))
        .isInstanceOf(Inspection.NothingToDo.class);
    assertThat(graph.statements("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)").inspect(context))
        .isInstanceOf(Inspection.WillChange.class);
  }

  private String state(String index) throws Exception {
    StepResult result =
        Cypher.query("SHOW INDEXES YIELD name, state WHERE name = '%s'".formatted(index))
            .run(context);
    return result.values().containsValue(0L)
        ? "absent"
        : String.valueOf(Cypher.firstRow(result).get("state"));
  }
}
