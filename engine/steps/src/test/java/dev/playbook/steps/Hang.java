package dev.playbook.steps;

import dev.playbook.fixtures.Loopback;
import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepType;
import dev.playbook.steps.cypher.CypherStepType;
import dev.playbook.steps.docker.EngineProxy;
import dev.playbook.steps.docker.ScratchContainer;
import dev.playbook.steps.docker.copy.DockerCopyStepType;
import dev.playbook.steps.docker.exec.DockerExecStepType;
import dev.playbook.steps.docker.lifecycle.DockerRestartStepType;
import dev.playbook.steps.git.GitRestoreStepType;
import dev.playbook.steps.git.ScratchRepository;
import dev.playbook.steps.http.HttpStepType;
import dev.playbook.steps.http.Service;
import dev.playbook.steps.proxy.CuttingProxy;
import dev.playbook.steps.sql.SqlStepType;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A step whose service hangs.
 *
 * @param name in which way
 */
record Hang(String name, Scene scene) {
  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final Duration LONGER = Duration.ofSeconds(3);
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";
  private static final String SLEEP = "DO $$ BEGIN PERFORM pg_sleep(600); END $$";

  /** Lets a service hang under a step, and returns how much longer the step took than its time. */
  @FunctionalInterface
  interface Scene {
    Duration over(Path folder) throws Exception;
  }

  /** Returns how much longer the step took than it had. */
  Duration over(Path folder) throws Exception {
    return scene.over(folder);
  }

  @Override
  public String toString() {
    return name;
  }

  static List<Hang> all() {
    return Stream.concat(cheap().stream(), dear().stream()).toList();
  }

  /** Those that take no more than their time, and start nothing. */
  static List<Hang> cheap() {
    return List.of(
        new Hang("Docker never answers", Hang::docker),
        new Hang("PostgreSQL never answers", folder -> silence(folder, port -> sql(port, SLEEP))),
        new Hang("HTTP: no answer", folder -> http(folder, Service.Talk::hang)),
        new Hang(
            "HTTP: dripped head",
            folder ->
                http(
                    folder,
                    talk -> {
                      talk.send(HEAD);
                      talk.drip("X-Drip: more\r\n");
                    })),
        new Hang(
            "HTTP: dripped body",
            folder ->
                http(
                    folder,
                    talk -> {
                      talk.send(HEAD + "Content-Length: 100000\r\n\r\n");
                      talk.drip("more ");
                    })),
        new Hang(
            "HTTP: half an answer",
            folder ->
                http(
                    folder,
                    talk -> {
                      talk.send(HEAD + "Content-Length: 100\r\n\r\nhalf");
                      talk.hang();
                    })),
        new Hang(
            "HTTP: endless answer",
            folder ->
                http(
                    folder,
                    talk -> {
                      talk.send(HEAD + "\r\n");
                      while (true) {
                        talk.send("0123456789abcdef".repeat(4096));
                      }
                    })),
        new Hang("HTTP: nobody accepts", folder -> silence(folder, Hang::http)));
  }

  private static List<Hang> dear() {
    return List.of(
        new Hang("Docker falls silent under a command", Hang::command),
        new Hang("Docker falls silent under a restart", Hang::restart),
        new Hang("Docker falls silent under a copy", Hang::copy),
        new Hang("PostgreSQL falls silent under a statement", Hang::statement),
        new Hang("PostgreSQL stops one session", Hang::stoppedSession),
        new Hang(
            "Neo4j never answers", folder -> silence(folder, port -> cypher(port, "CREATE (:X)"))),
        new Hang("Neo4j falls silent under a statement", Hang::graphStatement),
        new Hang("git waits for a filter", Hang::filter));
  }

  static Duration over(Step step, Path folder) {
    return over(step, folder, LIMIT, Map.of());
  }

  private static Duration over(
      Step step, Path folder, Duration limit, Map<String, String> environment) {
    try (FakeContext context = FakeContext.limited(folder, limit).with(environment)) {
      long begun = System.nanoTime();
      try {
        step.run(context);
        throw new AssertionError("nothing hung");
      } catch (StepFailedException | InterruptedException ended) {
        return Duration.ofNanos(System.nanoTime() - begun).minus(limit);
      }
    } finally {
      boolean _ = Thread.interrupted();
    }
  }

  private static Step bound(StepType type, Map<String, Object> with) {
    return type.bind(FakeInputs.of(with));
  }

  /** A service that takes connections and says nothing. */
  private static Duration silence(Path folder, IntFunction<Step> behind) throws IOException {
    try (ServerSocket silent = Loopback.silent()) {
      return over(behind.apply(silent.getLocalPort()), folder);
    }
  }

  private static Step sql(int port, String statement) {
    Map<String, Object> settings = new HashMap<>(RealStack.get().postgres().settings());
    settings.put("port", (long) port);
    return new SqlStepType()
        .bind(
            FakeInputs.of(Map.of("connection", "db", "statements", List.of(statement)))
                .connecting(new Connection("db", "postgresql", settings)));
  }

  private static Step cypher(int port, String statement) {
    Map<String, Object> settings = new HashMap<>(RealStack.get().neo4j().settings());
    settings.put("port", (long) port);
    return new CypherStepType()
        .bind(
            FakeInputs.of(Map.of("connection", "graph", "statements", List.of(statement)))
                .connecting(new Connection("graph", "neo4j", settings)));
  }

  private static Duration http(Path folder, Service.Answer answer) throws IOException {
    try (Service service = Service.that(answer)) {
      return over(http(service.url()), folder);
    }
  }

  private static Step http(int port) {
    return http("http://127.0.0.1:%d/".formatted(port));
  }

  private static Step http(String url) {
    return bound(new HttpStepType(), Map.of("url", url));
  }

  private static Duration docker(Path folder) throws IOException {
    Path socket = folder.resolve(UUID.randomUUID().toString().substring(0, 8) + ".sock");
    try (EngineProxy proxy = EngineProxy.at(socket)) {
      proxy.fallSilent();
      Step step =
          bound(new DockerExecStepType(), Map.of("container", "none", "script", "sleep 60"));
      return over(step, folder, LIMIT, Map.of("DOCKER_HOST", proxy.host()));
    }
  }

  private static Duration silenced(Path folder, Step step, ScratchContainer scratch)
      throws IOException {
    Path socket = folder.resolve(UUID.randomUUID().toString().substring(0, 8) + ".sock");
    try (EngineProxy proxy = EngineProxy.at(socket)) {
      Thread.ofVirtual()
          .start(
              () -> {
                scratch.sh("until [ -e /begun ]; do sleep 0.02; done");
                proxy.fallSilent();
              });
      return over(step, folder, LONGER, Map.of("DOCKER_HOST", proxy.host()));
    }
  }

  private static Duration command(Path folder) throws IOException {
    try (ScratchContainer scratch = ScratchContainer.idle()) {
      Map<String, Object> with =
          Map.of("container", scratch.name(), "script", "touch /begun; sleep 60");
      return silenced(folder, bound(new DockerExecStepType(), with), scratch);
    }
  }

  private static Duration restart(Path folder) throws IOException {
    String deaf = "trap 'touch /begun' TERM; while :; do sleep 0.1; done";
    try (ScratchContainer scratch = ScratchContainer.running(List.of(), "sh", "-c", deaf)) {
      Map<String, Object> with = Map.of("containers", List.of(scratch.name()));
      return silenced(folder, bound(new DockerRestartStepType(), with), scratch);
    }
  }

  private static Duration copy(Path folder) throws IOException {
    Files.write(folder.resolve("large"), new byte[1 << 20]);
    Path socket = folder.resolve("copy.sock");
    try (ScratchContainer scratch = ScratchContainer.idle();
        EngineProxy proxy = EngineProxy.at(socket)) {
      Map<String, Object> with =
          Map.of("container", scratch.name(), "from", Map.of("host", "large"), "to", "/large");
      proxy.fallSilentAfter(1 << 19);
      Step step = bound(new DockerCopyStepType(), with);
      return over(step, folder, LONGER, Map.of("DOCKER_HOST", proxy.host()));
    }
  }

  private static Duration statement(Path folder) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(RealStack.get().port(5432))) {
      proxy.fallSilentAfter("pg_sleep");
      return over(sql(proxy.port(), SLEEP), folder, LONGER, Map.of());
    }
  }

  /** The session's process is stopped, while the server goes on. */
  private static Duration stoppedSession(Path folder) throws Exception {
    RealStack stack = RealStack.get();
    String asleep =
        "SELECT pid FROM pg_stat_activity WHERE query LIKE 'DO %pg_sleep(600)%' AND state = 'active'";
    StringBuilder pid = new StringBuilder();
    Thread stopping =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (pid.isEmpty()) {
                    pid.append(
                        stack
                            .inContainer(
                                "postgres-mem0", "psql", "-U", "mem0", "-d", "mem0", "-Atc", asleep)
                            .strip());
                  }
                  stack.inContainer("postgres-mem0", "sh", "-c", "kill -STOP " + pid);
                });
    try {
      return over(sql(stack.port(5432), SLEEP), folder, LONGER, Map.of());
    } finally {
      stopping.join();
      stack.inContainer("postgres-mem0", "sh", "-c", "kill -CONT " + pid);
    }
  }

  private static Duration graphStatement(Path folder) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(RealStack.get().port(7687))) {
      proxy.fallSilentAfter("UNWIND");
      String slow = "UNWIND range(1, 100000000) AS x WITH x WHERE x < 0 CREATE (:X)";
      return over(cypher(proxy.port(), slow), folder, LONGER, Map.of());
    }
  }

  private static Duration filter(Path folder) throws Exception {
    ScratchRepository scratch = ScratchRepository.init(folder.resolve("repository"));
    scratch.commit("x", Map.of("file", "good\n", ".gitattributes", "file filter=slow\n"));
    scratch.git("config", "filter.slow.smudge", "sleep 600; cat");
    scratch.write("file", "bad\n");
    Step step =
        bound(
            new GitRestoreStepType(),
            Map.of("ref", "HEAD", "paths", List.of("file"), "dirty", "keep"));
    return over(step, scratch.top(), LONGER, Map.of());
  }
}
