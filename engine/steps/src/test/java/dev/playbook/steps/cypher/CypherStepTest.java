package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Secret;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.CuttingProxy;
import dev.playbook.steps.FakeContext;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CypherStepTest {
  private static final String SLOW =
      "MATCH (m:%s) UNWIND range(1, 100000000) AS x WITH m, x WHERE x < 0 DELETE m";

  @TempDir private Path directory;
  private final String label = "Scratch" + UUID.randomUUID().toString().substring(0, 8);
  private final String name = label.toLowerCase(java.util.Locale.ROOT) + "_idx";
  private FakeContext context;

  @BeforeEach
  void makeNodes() throws Exception {
    context = FakeContext.in(directory);
    run("UNWIND range(1, 10) AS n CREATE (:%s {id: n, at: datetime('2026-01-20T10:00Z')})");
  }

  @AfterEach
  void dropNodes() throws Exception {
    Thread.interrupted();
    run("MATCH (m:%s) DETACH DELETE m");
    for (String kind : List.of("CONSTRAINT", "INDEX")) {
      StepResult rules =
          Cypher.query(
                  "SHOW %sS YIELD name, labelsOrTypes WHERE '%s' IN labelsOrTypes RETURN name"
                      .formatted(kind.equals("INDEX") ? "INDEXE" : kind, label))
              .run(context);
      for (Object row : (List<?>) java.util.Objects.requireNonNull(rules.values().get("rows"))) {
        run("DROP " + kind + " " + ((Map<?, ?>) row).get("name"));
      }
    }
    context.close();
  }

  @Test
  void givesNumbersTextsListsAndMaps() throws Exception {
    StepResult result =
        Cypher.step(
                Map.of(
                    "query",
                    "MATCH (m:%s {id: $id}) RETURN m, m.at AS at, 1.5 AS f, true AS b, null AS n,"
                            .formatted(label)
                        + " [1, 'x'] AS l, {a: date('2026-01-20')} AS d",
                    "params",
                    Map.of("id", 3L)))
            .run(context);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("m", Map.of("id", 3L, "at", "2026-01-20T10:00Z", "labels()", List.of(label)));
    row.putAll(Map.of("at", "2026-01-20T10:00Z", "f", 1.5, "b", true));
    row.putAll(Map.of("l", List.of(1L, "x"), "d", Map.of("a", "2026-01-20")));
    row.put("n", null);
    assertThat(Cypher.firstRow(result)).isEqualTo(row);
    assertThat(result.changed()).isFalse();
  }

  @Test
  void failsWhenThereAreMoreRowsThanWanted() {
    assertThatThrownBy(() -> Cypher.query("UNWIND range(1, 1001) AS x RETURN x").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessage("the query returns more than 1000 rows");
  }

  @Test
  void countsWhatADeleteWillHit() throws Exception {
    Step step = statement("MATCH (m:%s) WHERE m.id > 7 DETACH DELETE m");
    assertThat(step.inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(rows(step), State.known("3 match"), State.ABSENT)));
    assertThat(count()).isEqualTo(10L);
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
            Map.of("statements", List.of("MATCH (m:%s) DELETE m".formatted(label)), "maxRows", 5L));
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
    assertThat(count()).isEqualTo(10L);
  }

  @Test
  void isOpaqueWhereTheEffectCannotBeSeen() throws Exception {
    assertThat(statement("MATCH (m:%s) SET m.id = 0").inspect(context))
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
    Step step = Cypher.statements(create.formatted(label, name));
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
    run("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)");
    assertThat(statement("CREATE INDEX IF NOT EXISTS FOR (x:%s) ON (x.id)").inspect(context))
        .isEqualTo(new Inspection.NothingToDo("index `%s` is there already".formatted(name)));
    Step again = statement("CREATE INDEX FOR (m:%s) ON (m.id)");
    assertThat(again.inspect(context)).isInstanceOf(Inspection.Blocked.class);
    assertThatThrownBy(() -> again.run(context))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.hint()).startsWith("write IF NOT EXISTS"))
        .hasMessageContaining("(IndexAlreadyExists)");
  }

  @Test
  void takesAwayAnIndexThatTheServerNamed() throws Exception {
    Step step = statement("CREATE INDEX FOR (m:%s) ON (m.id)");
    Captured captured = step.capture(context);
    String created = step.run(context).changes().getFirst().resource().name();
    assertThat(state(created)).isEqualTo("ONLINE");
    step.undo(captured, context);
    assertThat(state(created)).isEqualTo("absent");
  }

  @Test
  void bringsBackADroppedIndexAndWaitsUntilItWorks() throws Exception {
    run("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)");
    Step step = Cypher.statements("DROP INDEX " + name + " IF EXISTS");
    assertThat(((Inspection.WillChange) step.inspect(context)).changes().getFirst().before())
        .isEqualTo(
            State.known("CREATE RANGE INDEX `%s` FOR (n:`%s`) ON (n.`id`)".formatted(name, label)));
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
    run("CREATE CONSTRAINT " + name + " FOR (m:%s) REQUIRE m.id IS UNIQUE");
    assertThat(Cypher.statements("DROP INDEX " + name).inspect(context))
        .isEqualTo(
            new Inspection.Blocked(
                "index `%1$s` belongs to constraint `%1$s`".formatted(name),
                "write DROP CONSTRAINT " + name));
  }

  @Test
  void startsFromTheWorldThatEarlierStepsLeave() throws Exception {
    run("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)");
    context.predicting(new Resource("index", "mem0-graph", name), State.ABSENT);
    assertThat(Cypher.statements("DROP INDEX " + name + " IF EXISTS").inspect(context))
        .isInstanceOf(Inspection.NothingToDo.class);
    assertThat(statement("CREATE INDEX " + name + " FOR (m:%s) ON (m.id)").inspect(context))
        .isInstanceOf(Inspection.WillChange.class);
  }

  @Test
  void mixesSchemaAndDataInOneStepAndKeepsThemApartOnTheServer() throws Exception {
    StepResult result =
        Cypher.statements(
                "MATCH (m:%s {id: 1}) DELETE m".formatted(label),
                "CREATE INDEX %s IF NOT EXISTS FOR (m:%s) ON (m.id)".formatted(name, label),
                "MATCH (m:%s {id: 2}) DELETE m".formatted(label))
            .run(context);
    assertThat(result.changes()).hasSize(3);
    assertThat(count()).isEqualTo(8L);
  }

  @Test
  void takesBackTheStatementsOfOneTransactionWhenOneFails() throws Exception {
    assertThatThrownBy(
            () ->
                Cypher.statements(
                        "MATCH (m:%s) DELETE m".formatted(label),
                        "CREATE (m:%s {id: 1 / 0})".formatted(label))
                    .run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("statement 2 of 2 failed: / by zero (ArithmeticError)");
    assertThat(count()).isEqualTo(10L);
  }

  @Test
  void saysThatBatchesBeforeAFailureStay() throws Exception {
    assertThatThrownBy(
            () ->
                statement(
                        "MATCH (m:%s) WITH m ORDER BY m.id CALL (m) { SET m.x = 1 / (m.id - 6) }"
                            + " IN TRANSACTIONS OF 2 ROWS")
                    .run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageEndingWith("what the batches before did stays");
    assertThat(Cypher.firstRow(query("MATCH (m:%s) WHERE m.x IS NOT NULL RETURN count(m) AS n")))
        .isEqualTo(Map.of("n", 4L));
  }

  @Test
  void tellsWhatAProcedureAnswers() {
    assertThatThrownBy(() -> Cypher.query("CALL db.awaitIndex('absent')").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("the statement failed: ")
        .hasMessageContaining("absent");
  }

  @Test
  void stopsTheTransactionOnTheServerWhenTheTimeIsUp() throws Exception {
    try (FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(1))) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> statement(SLOW).run(limited))
          .isInstanceOfSatisfying(
              StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
          .hasMessageMatching(
              "(?s)timed out after [0-9.]+s: the statement was stopped and rolled back, and nothing.*");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      FakeContext.awaitInterrupt();
      assertThat(
              Cypher.firstRow(
                  Cypher.step(
                          Map.of(
                              "query",
                              "SHOW TRANSACTIONS YIELD metaData WHERE metaData['token'] = $token"
                                  + " RETURN count(*) AS n",
                              "params",
                              Map.of("token", limited.token())))
                      .run(context)))
          .isEqualTo(Map.of("n", 0L));
      assertThat(count()).isEqualTo(10L);
    }
  }

  @Test
  void doesNotKnowTheEndWhenTheServerFallsSilent() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(RealStack.get().port(7687));
        FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(3))) {
      proxy.fallSilentAfter("DELETE");
      Step step =
          Cypher.step(
              Cypher.with(Map.of("port", (long) proxy.port())),
              Map.of("statements", List.of(SLOW.formatted(label))));
      assertThatThrownBy(() -> step.run(limited))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> {
                assertThat(e.certainty()).isEqualTo(Certainty.UNKNOWN);
                assertThat(e.hint()).contains(limited.token());
              });
      FakeContext.awaitInterrupt();
    }
  }

  @Test
  void knowsThatABrokenTransactionWasRolledBack() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(RealStack.get().port(7687));
        FakeContext context = FakeContext.limited(directory, Duration.ofSeconds(10))) {
      proxy.cutAfter("DELETE");
      Step step =
          Cypher.step(
              Cypher.with(Map.of("port", (long) proxy.port())),
              Map.of("statements", List.of(SLOW.formatted(label))));
      assertThatThrownBy(() -> step.run(context))
          .isInstanceOfSatisfying(
              StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
          .hasMessage(
              "the connection to `mem0-graph` broke during the statement;"
                  + " the server has rolled it back");
      assertThat(count()).isEqualTo(10L);
    }
  }

  @Test
  void isNotStartedWhenNothingListensOrTheLoginIsRefused() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    assertNotStarted(Map.of("port", (long) port), "nothing answers there");
    try (FakeContext other = FakeContext.in(directory)) {
      Step step =
          Cypher.step(
              Cypher.with(Map.of("password", new Secret("p", () -> "canary-password"))),
              Map.of("query", "RETURN 1"));
      assertThatThrownBy(() -> step.run(other))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> assertThat(e.certainty()).isEqualTo(Certainty.NOT_STARTED))
          .hasMessageContaining("unauthorized")
          .hasMessageNotContaining("canary");
    }
  }

  private void assertNotStarted(Map<String, Object> settings, String message) throws Exception {
    try (FakeContext other = FakeContext.in(directory)) {
      Step step = Cypher.step(Cypher.with(settings), Map.of("query", "RETURN 1"));
      assertThatThrownBy(() -> step.run(other))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> assertThat(e.certainty()).isEqualTo(Certainty.NOT_STARTED))
          .hasMessageContaining(message);
    }
  }

  @Test
  void closesWithoutWaitingForTheNetworkLibrary() throws Exception {
    FakeContext own = FakeContext.in(directory);
    Cypher.query("RETURN 1").run(own);
    long start = System.nanoTime();
    own.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(150));
  }

  private Step statement(String text) {
    return Cypher.statements(text.formatted(label));
  }

  private void run(String text) throws Exception {
    statement(text).run(context);
  }

  private StepResult query(String text) throws Exception {
    return Cypher.query(text.formatted(label)).run(context);
  }

  private @Nullable Object count() throws Exception {
    return Cypher.firstRow(query("MATCH (m:%s) RETURN count(m) AS n")).get("n");
  }

  private String state(String index) throws Exception {
    StepResult result =
        Cypher.query("SHOW INDEXES YIELD name, state WHERE name = '%s'".formatted(index))
            .run(context);
    return result.values().containsValue(0L)
        ? "absent"
        : String.valueOf(Cypher.firstRow(result).get("state"));
  }

  private static Resource rows(Step step) {
    return new Resource("rows", "mem0-graph", step.preview().sent().getFirst());
  }
}
