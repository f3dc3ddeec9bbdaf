package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;

/** The real Neo4j gives every payload back and does nothing else. */
@Tag(Goal.TAG)
final class CypherInjectionTest {
  @TempDir Path directory;
  private RealStack stack = RealStack.get();
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withACanary() {
    stack = RealStack.get();
    cli = new Cli(directory);
    StackTarget.write(cli, stack);
    clear();
    ask("CREATE (:InjectionCanary {name: 'alive'})");
  }

  @AfterEach
  void clear() {
    ask("MATCH (n:InjectionEcho) DETACH DELETE n");
    ask("MATCH (n:InjectionCanary) DETACH DELETE n");
  }

  private List<Record> ask(String statement) {
    try (Driver driver =
        GraphDatabase.driver(
            "bolt://127.0.0.1:" + stack.port(7687),
            AuthTokens.basic("neo4j", stack.secret("neo4j-password").reveal()))) {
      return driver.executableQuery(statement).execute().records();
    }
  }

  private void seesTheCanary() {
    assertThat(ask("MATCH (n:InjectionCanary) RETURN properties(n) AS p"))
        .extracting(row -> row.get("p").asMap())
        .containsExactly(Map.of("name", "alive"));
  }

  private Map<String, String> held() {
    return ask("MATCH (n:InjectionEcho) RETURN n.id AS id, n.value AS value").stream()
        .collect(
            Collectors.toMap(row -> row.get("id").asString(), row -> row.get("value").asString()));
  }

  private void check(Round round) {
    round.fire();
    Map<String, String> held = held();
    assertThat(held).hasSize(round.arriving().size());
    round.received(payload -> held.getOrDefault(payload.key(), "nothing")).refusesTheOthers();
    assertThat(held()).isEqualTo(held);
    seesTheCanary();
    round.report();
  }

  @Test
  void isOneLiteralOfAStatement() {
    check(
        new Round(cli, "cypher statement", Reasons::halfACharacter, CypherInjectionTest::literals));
  }

  private static String literals(List<Payload> payloads) {
    return "- id: a\n  type: cypher\n  with:\n    connection: graph\n    statements:\n"
        + Round.each(
            payloads,
            p ->
                "      - \"CREATE (:InjectionEcho {id: '%s', value: %s})\"\n"
                    .formatted(p.key(), p.tag()));
  }

  @Test
  void isOneParameter() {
    check(new Round(cli, "cypher params", Reasons::halfACharacter, CypherInjectionTest::bound));
  }

  private static String bound(List<Payload> payloads) {
    return "- id: a\n  type: cypher\n  with:\n    connection: graph\n    statements:\n"
        + "      - \"UNWIND $rows AS row CREATE (:InjectionEcho {id: row.id, value: row.value})\"\n"
        + "    params:\n      rows:\n"
        + Round.each(
            payloads, p -> "        - { id: %s, value: \"%s\" }\n".formatted(p.key(), p.tag()));
  }

  @Test
  void isOneLiteralOfAQuery() {
    Round round =
        new Round(cli, "cypher query", Reasons::halfACharacter, CypherInjectionTest::query).fire();
    Map<?, ?> row =
        (Map<?, ?>) ((List<?>) round.result("a").getOrDefault("rows", List.of())).getFirst();
    round.received(payload -> String.valueOf(row.get(payload.key()))).refusesTheOthers();
    seesTheCanary();
    round.report();
  }

  private static String query(List<Payload> payloads) {
    return "- id: a\n  type: cypher\n  with:\n    connection: graph\n    query: >-\n      RETURN "
        + payloads.stream().map(p -> p.tag() + " AS " + p.key()).collect(Collectors.joining(", "))
        + "\n";
  }
}
