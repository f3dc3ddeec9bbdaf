package dev.playbook.steps.cypher;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ten nodes of the real server under a label of their own, which live as long as one test. */
final class ScratchGraph {
  /** A statement that works for long and would delete nothing; {@code %s} stands for the label. */
  static final String SLOW_DELETE =
      "MATCH (m:%s) UNWIND range(1, 100000000) AS x WITH m, x WHERE x < 0 DELETE m";

  private final String label = "Scratch" + UUID.randomUUID().toString().substring(0, 8);
  private final FakeContext context = FakeContext.withoutFiles();

  private ScratchGraph() {}

  static ScratchGraph make() {
    ScratchGraph graph = new ScratchGraph();
    try {
      graph.run("UNWIND range(1, 10) AS n CREATE (:%s {id: n, at: datetime('2026-01-20T10:00Z')})");
      return graph;
    } catch (StepFailedException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  FakeContext context() {
    return context;
  }

  String label() {
    return label;
  }

  /** Returns a name for an index or a constraint, of which there is none yet. */
  String index() {
    return label.toLowerCase(Locale.ROOT) + "_idx";
  }

  /** Returns the step; {@code %s} stands for the label. */
  Step statements(String... texts) {
    return Cypher.statements(
        Stream.of(texts).map(text -> text.formatted(label)).toArray(String[]::new));
  }

  void run(String text) throws StepFailedException, InterruptedException {
    statements(text).run(context);
  }

  StepResult query(String text) throws Exception {
    return Cypher.query(text.formatted(label)).run(context);
  }

  @Nullable Object count() throws Exception {
    return Cypher.firstRow(query("MATCH (m:%s) RETURN count(m) AS n")).get("n");
  }

  /** Returns whether the server has a transaction of the step with that context. */
  boolean isAtWork(FakeContext other) throws Exception {
    Map<String, Object> with =
        Map.of(
            "query",
            "SHOW TRANSACTIONS YIELD metaData WHERE metaData['token'] = $token"
                + " RETURN count(*) AS n",
            "params",
            Map.of("token", other.token()));
    return !Map.of("n", 0L).equals(Cypher.firstRow(Cypher.step(with).run(context)));
  }

  /** Takes everything away, and closes the context. */
  void drop() throws Exception {
    Thread.interrupted();
    run("MATCH (m:%s) DETACH DELETE m");
    dropRules("CONSTRAINT", "CONSTRAINTS");
    dropRules("INDEX", "INDEXES");
    context.close();
  }

  private void dropRules(String kind, String plural) throws Exception {
    StepResult rules =
        query(
            "SHOW "
                + plural
                + " YIELD name, labelsOrTypes WHERE '%s' IN labelsOrTypes RETURN name");
    for (Object row : (List<?>) Objects.requireNonNull(rules.values().get("rows"))) {
      run("DROP " + kind + " " + ((Map<?, ?>) row).get("name"));
    }
  }
}
