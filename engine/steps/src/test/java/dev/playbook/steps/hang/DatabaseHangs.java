package dev.playbook.steps.hang;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.cypher.CypherStepType;
import dev.playbook.steps.proxy.CuttingProxy;
import dev.playbook.steps.sql.SqlStepType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Databases that never answer, or fall silent under a statement. */
final class DatabaseHangs {
  private static final int POSTGRES = 5432;
  private static final int NEO4J = 7687;
  private static final String SLEEP = "DO $$ BEGIN PERFORM pg_sleep(600); END $$";

  private DatabaseHangs() {}

  /** Those that take no more than their time. */
  static List<Hang> silent() {
    return List.of(Hang.silence("PostgreSQL never answers", port -> sql(port, SLEEP)));
  }

  static List<Hang> underWay() {
    String slow = "UNWIND range(1, 100000000) AS x WITH x WHERE x < 0 CREATE (:X)";
    return List.of(
        new Hang(
            "PostgreSQL falls silent under a statement",
            folder -> fallingSilent(folder, POSTGRES, "pg_sleep", port -> sql(port, SLEEP))),
        new Hang("PostgreSQL stops one session", DatabaseHangs::stoppedSession),
        Hang.silence("Neo4j never answers", port -> cypher(port, "CREATE (:X)")),
        new Hang(
            "Neo4j falls silent under a statement",
            folder -> fallingSilent(folder, NEO4J, "UNWIND", port -> cypher(port, slow))));
  }

  private static Duration fallingSilent(
      Path folder, int service, String text, IntFunction<Step> behind) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(RealStack.get().port(service))) {
      proxy.fallSilentAfter(text);
      return Hang.overLonger(behind.apply(proxy.port()), folder, Map.of());
    }
  }

  private static Step sql(int port, String statement) {
    return step(new SqlStepType(), RealStack.get().postgres(), port, statement);
  }

  private static Step cypher(int port, String statement) {
    return step(new CypherStepType(), RealStack.get().neo4j(), port, statement);
  }

  private static Step step(StepType type, Connection service, int port, String statement) {
    Map<String, Object> settings = new HashMap<>(service.settings());
    settings.put("port", (long) port);
    Map<String, Object> with =
        Map.of("connection", service.name(), "statements", List.of(statement));
    return type.bind(
        FakeInputs.of(with).connecting(new Connection(service.name(), service.type(), settings)));
  }

  /** The session's process is stopped, while the server goes on. */
  private static Duration stoppedSession(Path folder) throws Exception {
    RealStack stack = RealStack.get();
    String asleep =
        "SELECT pid FROM pg_stat_activity"
            + " WHERE query LIKE 'DO %pg_sleep(600)%' AND state = 'active'";
    StringBuilder pid = new StringBuilder();
    Thread stopping =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (pid.isEmpty()) {
                    pid.append(inPostgres("psql", "-U", "mem0", "-d", "mem0", "-Atc", asleep));
                  }
                  inPostgres("sh", "-c", "kill -STOP " + pid);
                });
    try {
      return Hang.overLonger(sql(stack.port(POSTGRES), SLEEP), folder, Map.of());
    } finally {
      stopping.join();
      inPostgres("sh", "-c", "kill -CONT " + pid);
    }
  }

  private static String inPostgres(String... command) {
    return RealStack.get().inContainer("postgres-mem0", command).strip();
  }
}
