package dev.playbook.steps.cypher.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Risk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CypherStatementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RETURN ';', \"it\\\";\", `a``;b`, '\\';'",
        "RETURN 1 /* ; */ + 1 // ;\n + 1",
        "MATCH (n) WHERE n.url = 'http://x;' RETURN n",
      })
  void keepsSemicolonsThatEndNothing(String statement) {
    assertThat(texts(statement + "; // end\n RETURN 2 ;; ")).containsExactly(statement, "RETURN 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETURN 'open", "RETURN `open", "RETURN 1 /* open"})
  void refusesWhatIsNotClosed(String text) {
    assertThatThrownBy(() -> CypherStatement.split(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docker exec -it neo4j-mem0 cypher-shell | `docker` does not begin a Cypher statement
          :param x => 1                           | `:param x => 1` is a command of cypher-shell, not Cypher
          BEGIN                                   | `BEGIN` is sent by the step itself
          """)
  void refusesWhatIsNotCypher(String text, String message) {
    assertThatThrownBy(() -> CypherStatement.split(text))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MATCH (n:Memory) RETURN count(n)",
        "MATCH (n) WHERE n.set = 1 AND n:Delete RETURN {create: n.delete, remove: 1}",
        "SHOW INDEXES",
        "EXPLAIN MATCH (n) DELETE n",
        "CALL db.awaitIndexes(300)",
        "CALL db.labels() YIELD label RETURN label",
        "RETURN 'DELETE', `set`, $merge",
      })
  void seesThatAStatementOnlyReads(String text) {
    assertThat(action(text)).isInstanceOf(Action.Read.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MATCH (n) SET n.x = 1",
        "CREATE (n:Memory)",
        "CREATE p = (a)-[:KNOWS]->(b)",
        "MATCH (n) CALL (n) { CREATE (m) } RETURN n",
        "PROFILE CREATE (n)",
        "LOAD CSV FROM 'file:///x' AS row RETURN row",
        "CALL apoc.refactor.rename.label('A', 'B')",
        "FOREACH (x IN [1] | CREATE (n))",
        "MERGE (n:Memory {id: 1})",
      })
  void takesForAChangeWhatIsOrMayBeOne(String text) {
    assertThat(action(text)).isInstanceOf(Action.ChangeData.class);
  }

  @Test
  void knowsWhatCommitsInParts() {
    assertThat(action("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10 ROWS"))
        .isEqualTo(new Action.ChangeInBatches(true));
    assertThat(action("UNWIND [1] AS x CALL (x) { CREATE (n) } IN 3 CONCURRENT TRANSACTIONS"))
        .isEqualTo(new Action.ChangeInBatches(false));
  }

  @Test
  void weighsWhatIsLost() {
    assertThat(action("MATCH (n) REMOVE n.x").risk()).isEqualTo(Risk.DESTROY);
    assertThat(action("MATCH (n) SET n.x = 1").risk()).isEqualTo(Risk.CHANGE);
    assertThat(action("DROP INDEX x").risk()).isEqualTo(Risk.DESTROY);
    assertThat(action("DROP DATABASE x").risk()).isEqualTo(Risk.DESTROY);
  }

  @Test
  void asksForWhatWillBeDeleted() {
    assertThat(
            ((Action.ChangeData) action("MATCH (m:Memory) WHERE m.at > $t DETACH DELETE m"))
                .count())
        .contains("MATCH (m:Memory) WHERE m.at > $t RETURN count(DISTINCT m) AS n");
    assertThat(((Action.ChangeData) action("MATCH (m) SET m.x = 1 DELETE m")).count()).isEmpty();
    assertThat(((Action.ChangeData) action("MATCH (m) DELETE m.list[0]")).count()).isEmpty();
  }

  @Test
  void readsTheRulesOfASchema() {
    assertThat(action("create index memory_id if not exists for (m:Memory) on (m.id)"))
        .isEqualTo(
            new Action.CreateRule(
                "index",
                Optional.of("memory_id"),
                true,
                new RuleDefinition("RANGE INDEX", "FOR (n:`Memory`) ON (n.`id`)", "")));
    assertThat(action("DROP INDEX `memory user` IF EXISTS"))
        .isEqualTo(new Action.DropRule("index", "memory user", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX FOR (m:Memory) ON (m.id, m.at)",
        "CREATE TEXT INDEX x FOR (m:Memory) ON (m.text)",
        "CREATE INDEX x FOR ()-[r:KNOWS]-() ON (r.since)",
        "CREATE FULLTEXT INDEX x FOR (m:Memory|Note) ON EACH [m.text, m.title]",
        "CREATE LOOKUP INDEX x FOR (m) ON EACH labels(m)",
        "CREATE LOOKUP INDEX x FOR ()-[r]-() ON EACH type(r)",
        "CREATE VECTOR INDEX x FOR (m:Memory) ON (m.embedding)",
        "CREATE CONSTRAINT x FOR (m:Memory) REQUIRE m.id IS UNIQUE",
        "CREATE CONSTRAINT x FOR (m:Memory) REQUIRE (m.id) IS UNIQUE",
      })
  void readsWhatItPrints(String create) {
    RuleDefinition definition = RuleDefinition.of(create);
    assertThat(RuleDefinition.of(definition.text("`x`"))).isEqualTo(definition);
  }

  @Test
  void tellsRulesApart() {
    assertThat(RuleDefinition.of("CREATE INDEX FOR (m:Memory) ON (m.id)"))
        .isNotEqualTo(RuleDefinition.of("CREATE INDEX FOR (m:Memory) ON (m.at)"))
        .isNotEqualTo(RuleDefinition.of("CREATE TEXT INDEX FOR (m:Memory) ON (m.id)"));
  }

  @Test
  void findsParameters() {
    assertThat(CypherStatement.split("RETURN $a, '$b', $`c d`, {e: $f}").getFirst().parameters())
        .containsExactlyInAnyOrder("a", "c d", "f");
  }

  private static List<String> texts(String text) {
    return CypherStatement.split(text).stream().map(CypherStatement::text).toList();
  }

  private static Action action(String text) {
    return CypherStatement.split(text).getFirst().action();
  }
}
