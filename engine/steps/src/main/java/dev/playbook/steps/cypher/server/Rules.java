package dev.playbook.steps.cypher.server;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.cypher.statement.RuleDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up indexes and constraints. */
public record Rules(GraphSession session) {
  private static final String INDEXES =
      """
      SHOW INDEXES YIELD name, createStatement, state, owningConstraint, readCount
      RETURN name, createStatement, state, owningConstraint, coalesce(readCount, 0) AS reads""";

  private static final String CONSTRAINTS =
      """
      SHOW CONSTRAINTS YIELD name, createStatement
      RETURN name, createStatement, 'ONLINE' AS state, null AS owningConstraint, 0 AS reads""";

  /** Returns all of a kind. */
  public List<Rule> all(String kind) throws StepFailedException {
    String question = kind.equals("index") ? INDEXES : CONSTRAINTS;
    return session.rows(question, Map.of()).stream().map(Rules::rule).toList();
  }

  /** Returns the one of that name. */
  public Optional<Rule> named(String kind, String name) throws StepFailedException {
    return all(kind).stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** Returns one that means the same, whatever its name. */
  public Optional<Rule> same(String kind, RuleDefinition definition) throws StepFailedException {
    return all(kind).stream()
        .filter(rule -> RuleDefinition.of(rule.statement()).isSameRule(definition))
        .findFirst();
  }

  /** Returns one that was not there before. */
  public Optional<Rule> added(String kind, List<Rule> before) throws StepFailedException {
    Set<String> names = new HashSet<>();
    before.forEach(rule -> names.add(rule.name()));
    return all(kind).stream().filter(rule -> !names.contains(rule.name())).findFirst();
  }

  /** Returns the name under which plans speak of it. */
  public Resource resource(String kind, String name) {
    return new Resource(kind, session.graph().name(), name);
  }

  private static Rule rule(Map<String, @Nullable Object> row) {
    return new Rule(
        String.valueOf(row.get("name")),
        String.valueOf(row.get("createStatement")),
        String.valueOf(row.get("state")),
        Optional.ofNullable(row.get("owningConstraint")).map(Object::toString),
        Long.parseLong(String.valueOf(row.get("reads"))));
  }
}
