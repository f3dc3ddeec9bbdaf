package dev.playbook.steps.sql;

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

class SqlStepTypeTest {
  private static final Connection MEM0 =
      new Connection(
          "mem0-db", "postgresql", Map.of("host", "db.invalid", "database", "d", "user", "u"));

  @Test
  void showsTheTransactionAndTheValuesOfParametersButNoSecret() {
    Preview preview =
        Sql.step(
                MEM0,
                Map.of(
                    "statements",
                    List.of("DELETE FROM memories WHERE created_at > :since AND key = :key"),
                    "params",
                    Map.of("since", "2026-01-20", "key", new Secret("key", () -> "hidden"))))
            .preview();
    assertThat(preview.sent())
        .containsExactly(
            "BEGIN",
            "DELETE FROM memories WHERE created_at > :since AND key = :key"
                + "\n-- :since = 2026-01-20\n-- :key = ***",
            "COMMIT");
    assertThat(preview.risk()).isEqualTo(Risk.DESTROY);
    assertThat(preview.wayBack()).contains("the deleted rows");
  }

  @Test
  void hasNoWayBackForWhatItCannotKeep() {
    assertThat(Sql.statements(MEM0, "DROP INDEX i", "TRUNCATE t").preview().wayBack()).isEmpty();
    assertThat(Sql.statements(MEM0, "INSERT INTO t VALUES (1)").preview().wayBack()).isEmpty();
    assertThat(Sql.statements(MEM0, "SET LOCAL work_mem = '1GB'; DROP INDEX i").preview().wayBack())
        .contains("index definitions");
  }

  @Test
  void takesAQueryForReading() {
    assertThat(Sql.query(MEM0, "SELECT 1").preview().risk()).isEqualTo(Risk.READ);
  }

  @Test
  void refusesAQueryThatChangesSomething() {
    assertWrong(Map.of("query", "SELECT pg_reload_conf()"), "query", "only reads");
    assertWrong(Map.of("query", "SELECT 1; SELECT 2"), "query", "one statement");
  }

  @Test
  void refusesNeitherOrBoth() {
    assertWrong(Map.of(), "", "either `query` or `statements`");
    assertWrong(
        Map.of("query", "SELECT 1", "statements", List.of("SELECT 1")),
        "",
        "either `query` or `statements`");
  }

  @Test
  void refusesInATransactionWhatPostgresRefusesThere() {
    assertWrong(
        Map.of("statements", List.of("DROP INDEX CONCURRENTLY i")),
        "statements",
        "`DROP INDEX CONCURRENTLY i` cannot run inside a transaction");
  }

  @Test
  void refusesParametersThatAreMissingOrUnusedOrImpossible() {
    assertWrong(Map.of("query", "SELECT :a"), "query", "`:a` has no value");
    assertWrong(
        Map.of("query", "SELECT 1", "params", Map.of("a", 1L)), "params", "no statement uses `:a`");
    assertWrong(
        Map.of(
            "statements",
            List.of("CREATE INDEX i ON t (a) WITH (lists = :n)"),
            "params",
            Map.of("n", 1L)),
        "statements",
        "takes no parameters");
  }

  @Test
  void refusesAConnectionOfAnotherTypeOrAnIncompleteOne() {
    assertThatThrownBy(() -> Sql.query(new Connection("mem0-graph", "neo4j", Map.of()), "SELECT 1"))
        .isInstanceOf(InputException.class)
        .hasMessage("connection `mem0-graph` is of type `neo4j`");
    assertThatThrownBy(
            () ->
                Sql.query(new Connection("mem0-db", "postgresql", Map.of("host", "h")), "SELECT 1"))
        .isInstanceOf(InputException.class)
        .hasMessage("connection `mem0-db` has no `database`");
  }

  @Test
  void looksIntoNothingWhileItIsBound() {
    // The host does not exist; preview and bind must not notice.
    assertThat(Sql.query(MEM0, "SELECT 1").preview().sent()).containsExactly("SELECT 1");
  }

  private static void assertWrong(Map<String, Object> with, String key, String message) {
    assertThatThrownBy(() -> Sql.step(MEM0, with))
        .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining(message);
  }
}
