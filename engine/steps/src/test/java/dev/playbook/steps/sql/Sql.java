package dev.playbook.steps.sql;

import dev.playbook.spi.Connection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeInputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Steps of the type {@code sql} as playbooks write them. */
final class Sql {
  private Sql() {}

  static Step step(Connection connection, Map<String, Object> with) {
    Map<String, Object> values = new HashMap<>(with);
    values.put("connection", connection.name());
    return new SqlStepType().bind(FakeInputs.of(values).connecting(connection));
  }

  static Step statements(Connection connection, String... statements) {
    return step(connection, Map.of("statements", List.of(statements)));
  }

  /** Statements each on their own. */
  static Step alone(Connection connection, String... statements) {
    return step(connection, Map.of("statements", List.of(statements), "transaction", false));
  }

  static Step query(Connection connection, String query) {
    return step(connection, Map.of("query", query));
  }

  static Map<?, ?> firstRow(StepResult result) {
    List<?> rows = (List<?>) Objects.requireNonNull(result.values().get("rows"));
    return (Map<?, ?>) rows.getFirst();
  }
}
