package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CypherStepTypeTest {
  private static final Connection GRAPH =
      new Connection("mem0-graph", "neo4j", Map.of("host", "graph.invalid"));

  @Test
  void showsWhatIsSentButNoSecret() {
    Preview preview =
        Cypher.step(
                GRAPH,
                Map.of(
                    "statements",
                    List.of("MATCH (m:Memory {key: $key}) DELETE m; DROP INDEX x IF EXISTS"),
                    "params",
                    Map.of("key", new Secret("key", () -> "hidden"))))
            .preview();
    assertThat(preview.sent())
        .containsExactly(
            "MATCH (m:Memory {key: $key}) DELETE m\n// $key = ***", "DROP INDEX x IF EXISTS");
    assertThat(preview.risk()).isEqualTo(Risk.DESTROY);
    assertThat(preview.wayBack()).isEmpty();
  }

  @Test
  void hasAWayBackForTheSchema() {
    assertThat(statements("DROP INDEX x IF EXISTS").preview().wayBack())
        .contains("index and constraint definitions");
  }

  @Test
  void refusesAQueryThatChangesSomething() {
    assertWrong(Map.of("query", "MATCH (n) DELETE n"), "query", "only reads");
    assertWrong(Map.of("query", "RETURN 1; RETURN 2"), "query", "one statement");
  }

  @Test
  void refusesParametersThatAreMissingOrUnused() {
    assertWrong(Map.of("query", "RETURN $a"), "query", "`$a` has no value");
    assertWrong(
        Map.of("query", "RETURN 1", "params", Map.of("a", 1L)), "params", "no statement uses `$a`");
  }

  @Test
  void refusesAGuardThatCannotHold() {
    assertWrong(
        Map.of(
            "statements",
            List.of("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS"),
            "maxRows",
            1L),
        "maxRows",
        "commits in parts and cannot be rolled back");
  }

  @Test
  void refusesAConnectionOfAnotherTypeOrAnIncompleteOne() {
    assertThatThrownBy(
            () ->
                Cypher.step(
                    new Connection("mem0-db", "postgresql", Map.of()), Map.of("query", "RETURN 1")))
        .isInstanceOf(InputException.class)
        .hasMessage("connection `mem0-db` is of type `postgresql`");
    assertThatThrownBy(
            () ->
                Cypher.step(
                    new Connection("mem0-graph", "neo4j", Map.of()), Map.of("query", "RETURN 1")))
        .isInstanceOf(InputException.class)
        .hasMessage("connection `mem0-graph` has neither `uri` nor `host`");
  }

  private static dev.playbook.spi.Step statements(String statement) {
    return Cypher.step(GRAPH, Map.of("statements", List.of(statement)));
  }

  private static void assertWrong(Map<String, Object> with, String key, String message) {
    assertThatThrownBy(() -> Cypher.step(GRAPH, with))
        .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining(message);
  }
}
