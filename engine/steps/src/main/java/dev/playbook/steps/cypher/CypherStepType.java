package dev.playbook.steps.cypher;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.cypher.change.Work;
import dev.playbook.steps.cypher.server.Graph;
import dev.playbook.steps.cypher.statement.Action;
import dev.playbook.steps.cypher.statement.CypherStatement;
import dev.playbook.steps.statement.StatementInputs;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a Neo4j graph, or changes it. */
public final class CypherStepType implements StepType {

  @Override
  public String name() {
    return "cypher";
  }

  @Override
  public Step bind(Inputs with) {
    StatementInputs inputs = StatementInputs.of(with, "a `cypher`");
    Work work = work(with, inputs);
    checkParameters(work, inputs.key());
    return inputs.isQuery() ? query(work) : changes(work);
  }

  private static Step query(Work work) {
    StatementInputs.requireOneQuestion(work.statements());
    return new CypherQuery(work);
  }

  private static Step changes(Work work) {
    for (CypherStatement statement : work.statements()) {
      boolean batches = statement.action() instanceof Action.ChangeInBatches;
      if (batches && work.maxRows().isPresent()) {
        throw new InputException(
            "maxRows",
            "`%s` commits in parts and cannot be rolled back".formatted(statement),
            "leave `maxRows` out, or write it without IN TRANSACTIONS");
      }
    }
    return new CypherStatements(work);
  }

  private static Work work(Inputs with, StatementInputs inputs) {
    return new Work(
        new Graph(with.connection("connection"), with.containerNames()),
        inputs.read(CypherStatement::split),
        parameters(with),
        with.has("maxRows") ? Optional.of(with.integer("maxRows", 0)) : Optional.empty());
  }

  private static Map<String, @Nullable Object> parameters(Inputs with) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    with.block("params").forEach(parameters::put);
    return parameters;
  }

  private static void checkParameters(Work work, String key) {
    Set<String> named = new HashSet<>();
    work.statements().forEach(statement -> named.addAll(statement.parameters()));
    for (String name : named) {
      if (!work.parameters().containsKey(name)) {
        throw new InputException(
            key, "`$%s` has no value under `params`".formatted(name), "add it");
      }
    }
    Set<String> unused = new HashSet<>(work.parameters().keySet());
    unused.removeAll(named);
    StatementInputs.refuseUnused(unused, "$");
  }
}
