package dev.playbook.steps.cypher;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.cypher.change.Work;
import dev.playbook.steps.cypher.server.Graph;
import dev.playbook.steps.cypher.statement.Action;
import dev.playbook.steps.cypher.statement.CypherStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
    if (with.has("query") == with.has("statements")) {
      throw new InputException(
          "", "a `cypher` step has either `query` or `statements`", "write one of the two");
    }
    String key = with.has("query") ? "query" : "statements";
    Work work = work(with, key);
    checkParameters(work, key);
    return key.equals("query") ? query(work) : changes(work);
  }

  private static Step query(Work work) {
    boolean reads =
        work.statements().size() == 1
            && work.statements().getFirst().action() instanceof Action.Read;
    if (!reads) {
      throw new InputException(
          "query",
          "`query` is one statement that only reads",
          "write what changes something under `statements`");
    }
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

  private static Work work(Inputs with, String key) {
    return new Work(
        new Graph(with.connection("connection"), with.containerNames()),
        statements(with, key),
        parameters(with),
        with.has("maxRows") ? Optional.of(with.integer("maxRows", 0)) : Optional.empty());
  }

  private static Map<String, @Nullable Object> parameters(Inputs with) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    with.block("params").forEach(parameters::put);
    return parameters;
  }

  private static List<CypherStatement> statements(Inputs with, String key) {
    List<CypherStatement> statements = new ArrayList<>();
    try {
      with.texts(key).forEach(text -> statements.addAll(CypherStatement.split(text)));
    } catch (InputException e) {
      throw new InputException(key, String.valueOf(e.getMessage()), e.hint());
    }
    if (statements.isEmpty()) {
      throw new InputException(key, "`%s` holds no statement".formatted(key), "write one");
    }
    return statements;
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
    if (!unused.isEmpty()) {
      throw new InputException(
          "params",
          "no statement uses `$%s`".formatted(String.join("`, `$", unused)),
          "write `$name` where the value belongs, without quotes, or leave it out");
    }
  }
}
