package dev.playbook.cli;

import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;

/** The target file of the tests' own stack. */
public final class TestStack {
  private TestStack() {}

  public static Path target(Cli cli, RealStack stack) {
    return cli.write(
        "target.yml",
        """
        schemaVersion: 1
        kind: target
        id: test-stack
        workdir: %1$s
        containers: { mem0: %2$smem0, postgres: %2$spostgres-mem0, neo4j: %2$sneo4j-mem0, ui: %2$smem0-ui }
        urls: { mem0: "http://127.0.0.1:%3$d", openmemory-mcp: "http://127.0.0.1:%4$d", ui: "http://127.0.0.1:%5$d" }
        connections:
          mem0-db: { type: postgresql, host: "container:postgres", database: mem0, user: mem0, password: { secret: postgres } }
          mem0-graph: { type: neo4j, host: "container:neo4j", user: neo4j, password: { secret: neo4j } }
        secrets:
          postgres: { file: %1$s/secrets/postgres-password }
          neo4j: { file: %1$s/secrets/neo4j-password }
        """
            .formatted(
                stack.work(),
                stack.container(""),
                stack.port(8000),
                stack.port(8765),
                stack.port(3000)));
  }
}
