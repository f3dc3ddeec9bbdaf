package dev.playbook.cli.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.TestStack;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step of every type that keeps something, done on the real stack and taken back. */
final class EveryTypeUndoneTest {
  private static final String STEPS =
      """
      onFailure: undo
      steps:
        - { id: set-on-host, type: file.set, with: { path: .env, key: STACK_IMAGES, value: official } }
        - { id: set-in-container, type: file.set, with: { container: mem0, path: /app/.env, key: SEARCH_LIMIT, value: "7" } }
        - { id: copy-file, type: file.copy, with: { from: docker-compose.yml, to: backup/copied.yml } }
        - { id: copy-over, type: file.copy, with: { from: monitoring/prometheus.yml, to: backup/README.md } }
        - { id: move-file, type: file.move, with: { from: backup/copied.yml, to: backup/moved.yml } }
        - { id: copy-in-container, type: docker.copy, with: { container: mem0, from: /app/packages/mem0/memory/memory.py, to: /app/packages/mem0/memory/search.py } }
        - { id: copy-new, type: docker.copy, with: { container: mem0, from: /app/stores.py, to: /app/copied.py } }
        - { id: restore, type: git.restore, with: { ref: HEAD, paths: [monitoring], dirty: keep } }
        - id: data
          parallel: true
          steps:
            - { id: drop-graph-index, type: cypher, with: { connection: mem0-graph, statements: [DROP INDEX memory_id_original] } }
            - { id: delete-rows, type: sql, with: { connection: mem0-db, statements: [DELETE FROM memories WHERE id <= 40, UPDATE memories SET user_id = 'nobody' WHERE id < 50] } }
        - { id: add-graph-index, type: cypher, with: { connection: mem0-graph, statements: [CREATE INDEX memory_user FOR (m:Memory) ON (m.user_id)] } }
        - { id: drop-index, type: sql, with: { connection: mem0-db, transaction: false, statements: [DROP INDEX CONCURRENTLY idx_memory_vector_original] }, timeout: 1m }
        - { id: add-index, type: sql, with: { connection: mem0-db, statements: [CREATE INDEX idx_made ON memories (user_id)] } }
        - { id: stop-ui, type: docker.stop, with: { containers: [ui] } }
        - { id: restart-mem0, type: docker.restart, with: { containers: [mem0] } }
        - { id: stop-service, type: compose.stop, with: { services: [openmemory-mcp] } }
      """;
  private static final String BREAKS =
      "  - { id: breaks, type: shell, with: { script: exit 1 }, risk: read }\n";

  private final Cli cli;
  private final RealStack stack = RealStack.get();

  EveryTypeUndoneTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @BeforeEach
  void withWorkThatNobodyHasCommitted() throws IOException {
    stack.script("reset");
    Files.writeString(
        stack.work().resolve("monitoring/prometheus.yml"),
        "# not committed\n",
        StandardOpenOption.APPEND);
  }

  @AfterEach
  void putTheKnownGoodStateBack() {
    stack.script("reset");
  }

  private String state() {
    return stack.script("state", "--no-times");
  }

  private Cli.Result run(String steps) {
    return cli.run(cli.playbook(steps), "--target", TestStack.target(cli, stack).toString());
  }

  @Test
  void leavesTheSameSystemWhenTheRunFails() {
    String before = state();
    Cli.Result run = run(STEPS + BREAKS);
    assertThat(run.code()).as(run.all()).isEqualTo(6);
    assertThat(run.out()).contains("16 changed", "16 undone, 1 nothing to do");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void leavesTheSameSystemWhenTheOperatorUndoesTheRun() {
    String before = state();
    Cli.Result run = run(STEPS);
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(state()).isNotEqualTo(before);
    Cli.Result undo = cli.stateful("undo", "last", "--yes");
    assertThat(undo.code()).as(undo.all()).isZero();
    assertThat(undo.out()).contains("16 undone, 1 nothing to do");
    assertThat(undo.all())
        .containsSubsequence(
            "copy-in-container",
            "restart-mem0/again",
            "once more, so that it goes on with what was put back");
    assertThat(state()).isEqualTo(before);
  }
}
