package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/** Another transaction holds what the step wants, and wants what the step holds. */
@Timeout(60)
class CypherDeadlockTest {
  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  @AutoClose private final Driver driver = driver();

  private final FakeContext context = graph.context();

  private static Driver driver() {
    Connection neo4j = RealStack.get().neo4j();
    return GraphDatabase.driver(
        "bolt://127.0.0.1:" + neo4j.text("port").orElseThrow(),
        AuthTokens.basic("neo4j", neo4j.secret("password").map(Secret::reveal).orElseThrow()));
  }

  /** Runs the step, which the server takes for the victim: its transaction is the younger one. */
  private void run(Step step, String holding, String wanting) throws Exception {
    try (Session session = driver.session();
        Transaction other = session.beginTransaction()) {
      other.run(holding.formatted(graph.label(), graph.index())).consume();
      FutureTask<?> rival =
          new FutureTask<>(
              () -> {
                while (!isBlocked()) {
                  Thread.onSpinWait();
                }
                other.run(wanting.formatted(graph.label())).consume();
                other.rollback();
                return null;
              });
      Thread.ofVirtual().start(rival);
      try {
        step.run(context);
      } finally {
        rival.get();
      }
    }
  }

  private boolean isBlocked() {
    String blocked =
        "SHOW TRANSACTIONS YIELD metaData, status"
            + " WHERE metaData['token'] = $token AND status STARTS WITH 'Blocked' RETURN status";
    try (Session session = driver.session()) {
      return session.run(blocked, Map.of("token", context.token())).hasNext();
    }
  }

  @Test
  void beginsAChangeOfTheSchemaAgain() throws Exception {
    run(
        graph.statements("CREATE INDEX " + graph.index() + " FOR (m:%s) ON (m.id)"),
        "CREATE INDEX %2$s FOR (m:%1$sOther) ON (m.id)",
        "CREATE INDEX FOR (m:%s) ON (m.at)");
    assertThat(context.lines()).contains("the server rolled back and asks to begin again");
    String state = "SHOW INDEXES YIELD name, state WHERE name = '" + graph.index() + "'";
    assertThat(Cypher.firstRow(graph.query(state)).get("state")).isEqualTo("ONLINE");
  }

  @Test
  void beginsChangesOfDataAgainTogether() throws Exception {
    run(
        graph.statements(
            "MATCH (m:%s {id: 1}) SET m.at = 'step'", "MATCH (m:%s {id: 2}) SET m.at = 'step'"),
        "MATCH (m:%s {id: 2}) SET m.at = 'other'",
        "MATCH (m:%s {id: 1}) SET m.at = 'other'");
    assertThat(context.lines()).contains("the server rolled back and asks to begin again");
    String set = "MATCH (m:%s {at: 'step'}) RETURN count(m) AS n";
    assertThat(Cypher.firstRow(graph.query(set)).get("n")).isEqualTo(2L);
  }

  @Test
  void saysWhatHappenedAndWhatToDoWhereAPartMayBeCommitted() {
    Step batches =
        graph.statements(
            "CALL { MATCH (m:%1$s {id: 1}) SET m.at = 1 WITH count(*) AS n"
                + " MATCH (m:%1$s {id: 2}) SET m.at = 1 } IN TRANSACTIONS");
    StepFailedException failure =
        catchThrowableOfType(
            StepFailedException.class,
            () ->
                run(
                    batches,
                    "MATCH (m:%s {id: 2}) SET m.at = 2",
                    "MATCH (m:%s {id: 1}) SET m.at = 2"));
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(failure)
        .hasMessageStartingWith(
            "the statement failed: it and another transaction waited for each other, and the server"
                + " rolled this one back (DeadlockDetected)")
        .hasMessageEndingWith("what the batches before did stays");
    assertThat(failure.hint()).startsWith("do not run it in parallel").endsWith("`retry:`");
  }
}
