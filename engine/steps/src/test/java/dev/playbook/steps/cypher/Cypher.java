package dev.playbook.steps.cypher;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeInputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Steps of the type {@code cypher} as playbooks write them. */
final class Cypher {
  private Cypher() {}

  static Step step(Map<String, Object> with) {
    return step(RealStack.get().neo4j(), with);
  }

  static Step step(Connection connection, Map<String, Object> with) {
    Map<String, Object> values = new HashMap<>(with);
    values.put("connection", connection.name());
    return new CypherStepType().bind(FakeInputs.of(values).connecting(connection));
  }

  static Step statements(String... statements) {
    return step(Map.of("statements", List.of(statements)));
  }

  static Step query(String query) {
    return step(Map.of("query", query));
  }

  /** Returns the connection with other settings. */
  static Connection with(Map<String, Object> others) {
    Map<String, Object> settings = new HashMap<>(RealStack.get().neo4j().settings());
    settings.putAll(others);
    return new Connection("mem0-graph", "neo4j", settings);
  }

  static Map<?, ?> firstRow(StepResult result) {
    List<?> rows = (List<?>) Objects.requireNonNull(result.values().get("rows"));
    return (Map<?, ?>) rows.getFirst();
  }
}
