package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan with a step of every type, made twice on the real stack, leaves it as it was. */
final class PlanTouchesNothingTest {
  private static final String EVERY_TYPE =
      """
      steps:
        - { id: approval, type: approval, with: { message: Shall it be done? } }
        - { id: manual, type: manual, with: { message: Switch the pool. } }
        - { id: shell, type: shell, with: { script: touch made-by-a-step } }
        - { id: docker-exec, type: docker.exec, with: { container: mem0, command: [touch, /app/made-by-a-step] } }
        - { id: docker-inspect, type: docker.inspect, with: { container: mem0 } }
        - { id: docker-stats, type: docker.stats, with: { containers: [mem0] } }
        - { id: docker-logs, type: docker.logs, with: { containers: [mem0] } }
        - { id: http, type: http, with: { method: POST, url: "{{target.urls.mem0}}/search", json: { query: q, user_id: u } } }
        - { id: prometheus, type: prometheus, with: { url: "http://127.0.0.1:9", query: up } }
        - id: sql
          type: sql
          with:
            connection: mem0-db
            statements:
              - DELETE FROM memories WHERE id < 3
              - DROP INDEX idx_memory_vector_original
        - { id: cypher, type: cypher, with: { connection: mem0-graph, statements: ["MATCH (m:Memory) WHERE m.id < 3 DETACH DELETE m"] }, undo: none, because: it is only planned }
        - { id: docker-copy, type: docker.copy, with: { container: mem0, from: /app/packages/mem0/memory/memory.py, to: /app/packages/mem0/memory/search.py } }
        - { id: git-restore, type: git.restore, with: { ref: HEAD, paths: [docker-compose.yml] } }
        - { id: file-copy, type: file.copy, with: { from: docker-compose.yml, to: copied.yml } }
        - { id: file-move, type: file.move, with: { from: docker-compose.yml, to: moved.yml } }
        - { id: file-set, type: file.set, with: { path: .env, key: POSTGRES_USER, value: somebody } }
        - { id: kill, type: docker.kill-process, with: { containers: [postgres], match: { pattern: walwriter } } }
        - { id: restart, type: docker.restart, with: { containers: [mem0] } }
        - { id: start, type: docker.start, with: { containers: [postgres] } }
        - { id: stop, type: docker.stop, with: { containers: [neo4j] } }
        - { id: compose-start, type: compose.start, with: { services: [mem0] } }
        - { id: compose-stop, type: compose.stop, with: { services: [mem0] } }
        - { id: compose-up, type: compose.up, with: { services: [mem0] } }
        - { id: compose-down, type: compose.down }
      """;

  private final Cli cli;
  private final RealStack stack = RealStack.get();

  PlanTouchesNothingTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void whateverTheStepWouldDo() {
    String before = stack.script("state");
    String first = plan();
    assertThat(stack.script("state")).isEqualTo(before);
    String second = plan();
    assertThat(stack.script("state")).isEqualTo(before);
    assertThat(types(first))
        .containsExactlyElementsOf(new TreeSet<>(StepCatalog.discover().names()));
    assertThat(withoutTheRun(second)).isEqualTo(withoutTheRun(first));
  }

  private String plan() {
    Cli.Result plan =
        cli.stateful(
            "plan",
            cli.playbook(EVERY_TYPE).toString(),
            "--target",
            TestStack.target(cli, stack).toString(),
            "-o",
            "json");
    assertThat(plan.out()).as(plan.err()).contains("\"will-change\"");
    return plan.out();
  }

  private static Set<String> types(String plan) {
    List<?> activities = Fields.of(Objects.requireNonNull(Json.read(plan))).list("activities");
    Set<String> types = new TreeSet<>();
    activities.forEach(activity -> types.add(Fields.of(activity).text("type")));
    return types;
  }

  /** What a plan says of its own run is another thing each time. */
  private static String withoutTheRun(String plan) {
    return plan.replaceAll("\\d+m \\d+s|\\d+s\\b", "TIME");
  }
}
