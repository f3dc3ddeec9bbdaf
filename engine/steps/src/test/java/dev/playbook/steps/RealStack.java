package dev.playbook.steps;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services of {@code examples/mem0-stack}, brought up once when they do not answer.
 *
 * <p>The instance has container names and ports of its own, so that it never meets the one that a
 * person uses for the demo. {@code MEM0_STACK_PREFIX}, {@code MEM0_STACK_PORT_OFFSET} and {@code
 * MEM0_STACK_WORK} choose another instance. Without Docker the tests that need it are skipped, and
 * fail where {@code CI=true}.
 */
public final class RealStack {
  private static final RealStack INSTANCE = new RealStack();

  private final String prefix = variable("MEM0_STACK_PREFIX", "pbtest-");
  private final int offset = Integer.parseInt(variable("MEM0_STACK_PORT_OFFSET", "10000"));
  private final Path work;
  private @Nullable String unavailable;
  private boolean up;

  private RealStack() {
    this.work = Path.of(variable("MEM0_STACK_WORK", root().resolve("build/mem0-stack").toString()));
  }

  /** Returns the running stack; aborts the test, or fails it on CI, when it cannot be had. */
  public static synchronized RealStack get() {
    if (!INSTANCE.up && INSTANCE.unavailable == null) {
      INSTANCE.unavailable = INSTANCE.bringUp();
      INSTANCE.up = INSTANCE.unavailable == null;
    }
    Optional.ofNullable(INSTANCE.unavailable).ifPresent(RealStack::giveUp);
    return INSTANCE;
  }

  /** Returns the work tree of the stack: compose file, {@code .env}, {@code secrets/}. */
  public Path work() {
    return work;
  }

  /** Returns the real name of a container, for example of {@code postgres-mem0}. */
  public String container(String name) {
    return prefix + name;
  }

  /** Returns the port on 127.0.0.1 for a port of the compose file, for example of 5432. */
  public int port(int published) {
    return published + offset;
  }

  /** Returns a connection to the database {@code mem0} by the name {@code mem0-db}. */
  public Connection postgres() {
    return new Connection(
        "mem0-db",
        "postgresql",
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            (long) port(5432),
            "database",
            "mem0",
            "user",
            environment("POSTGRES_USER").orElse("postgres"),
            "password",
            secret("postgres-password")));
  }

  /** Returns a connection to the graph by the name {@code mem0-graph}. */
  public Connection neo4j() {
    return new Connection(
        "mem0-graph",
        "neo4j",
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            (long) port(7687),
            "user",
            "neo4j",
            "password",
            secret("neo4j-password")));
  }

  /** Returns a secret that the stack wrote into its work tree. */
  public Secret secret(String name) {
    return new Secret(name, () -> read(work.resolve("secrets").resolve(name)).strip());
  }

  /** Returns a value of the work tree's {@code .env}. */
  public Optional<String> environment(String key) {
    return read(work.resolve(".env"))
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst();
  }

  private @Nullable String bringUp() {
    if (answers(port(5432)) && answers(port(7687)) && Files.isDirectory(work.resolve("secrets"))) {
      return null;
    }
    Path script = root().resolve("examples/mem0-stack/up");
    return Files.isExecutable(script) ? run(script) : script + " is not there";
  }

  private @Nullable String run(Path script) {
    try {
      Path log = Files.createDirectories(work.resolveSibling("mem0-stack-log")).resolve("up.log");
      ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
      builder
          .environment()
          .putAll(
              Map.of(
                  "MEM0_STACK_PREFIX", prefix,
                  "MEM0_STACK_PORT_OFFSET", Integer.toString(offset),
                  "MEM0_STACK_WORK", work.toString()));
      int status = builder.redirectOutput(log.toFile()).start().waitFor();
      return status == 0 ? null : script + " ended with " + status + ":\n" + lastLines(log);
    } catch (IOException e) {
      return script + ": " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return script + " was interrupted";
    }
  }

  private static void giveUp(String reason) {
    String message = "SKIPPED, THE REAL STACK CANNOT BE HAD: " + reason;
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    System.err.println(message);
    abort(message);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static Path root() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve(".mvn"))) {
      path =
          Optional.ofNullable(path.getParent())
              .orElseThrow(() -> new IllegalStateException("not inside the repository"));
    }
    return path;
  }

  private static String lastLines(Path log) {
    List<String> lines = read(log).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private static String variable(String name, String fallback) {
    return Optional.ofNullable(System.getenv(name)).orElse(fallback);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
