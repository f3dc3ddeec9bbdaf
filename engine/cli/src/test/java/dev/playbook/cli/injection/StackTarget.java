package dev.playbook.cli.injection;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.RealStack;

/** A target file for the real stack. */
final class StackTarget {
  private StackTarget() {}

  static void write(Cli cli, RealStack stack) {
    cli.write(
        "targets/t.yml",
        """
        schemaVersion: 1
        kind: target
        id: t
        workdir: %1$s
        containers: { app: %2$s }
        connections:
          db: { type: postgresql, host: 127.0.0.1, port: %3$d, database: mem0, user: mem0, password: { secret: db } }
          graph: { type: neo4j, host: 127.0.0.1, port: %4$d, user: neo4j, password: { secret: graph } }
        secrets:
          db: { file: %1$s/secrets/postgres-password }
          graph: { file: %1$s/secrets/neo4j-password }
        """
            .formatted(stack.work(), stack.container("mem0"), stack.port(5432), stack.port(7687)));
  }
}
