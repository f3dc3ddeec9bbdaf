package dev.playbook.steps.cypher.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Secret;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.ContainerAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/**
 * An open driver.
 *
 * @param address where the server listens, for messages
 * @param database the database to use, empty for the user's own
 */
record Bolt(Driver driver, String address, Optional<String> database) implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger QUIET = Logger.getLogger("org.neo4j.driver");

  static {
    QUIET.setLevel(Level.SEVERE);
    // Each of these costs start-up time and gives nothing here.
    System.setProperty("io.netty.jfr.enabled", "false");
    System.setProperty("io.netty.machineId", "00:00:00:00:00:01");
    System.setProperty("io.netty.processId", "1");
  }

  /** Returns the driver that all steps of the run share. */
  static Bolt of(Graph graph, ActivityContext context)
      throws StepFailedException, InterruptedException {
    return context.clients().get("cypher:" + graph.name(), Bolt.class, () -> open(graph, context));
  }

  private static Bolt open(Graph graph, ActivityContext context)
      throws StepFailedException, InterruptedException {
    String uri = uri(graph, context);
    Duration patience = min(context.remaining(), LONGEST);
    Config config =
        Config.builder()
            .withConnectionTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .withConnectionAcquisitionTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .withConnectionLivenessCheckTimeout(0, TimeUnit.MILLISECONDS)
            .withTelemetryDisabled(true)
            .withAutoCommitRetriesDisabled(true)
            .build();
    try {
      Driver driver = GraphDatabase.driver(uri, token(graph), config);
      return new Bolt(driver, uri, graph.connection().text("database"));
    } catch (IllegalArgumentException e) {
      throw StepFailedException.notStarted(
          "`uri` of connection `%s` is no address of a Neo4j server".formatted(graph.name()),
          "write it like `neo4j+s://host:7687`, without user and password",
          null);
    }
  }

  private static AuthToken token(Graph graph) {
    Optional<String> password = graph.connection().secret("password").map(Secret::reveal);
    return password
        .map(text -> AuthTokens.basic(graph.connection().text("user").orElse("neo4j"), text))
        .orElseGet(AuthTokens::none);
  }

  private static String uri(Graph graph, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Optional<String> uri = graph.connection().text("uri");
    if (uri.isPresent()) {
      return uri.get();
    }
    Optional<String> container = graph.container();
    if (container.isPresent()) {
      return "bolt://" + ContainerAddress.resolve(container.get(), graph.port(), context);
    }
    String host = graph.connection().text("host").orElseThrow();
    return "bolt://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + graph.port();
  }

  Session session(boolean readOnly) {
    SessionConfig.Builder config =
        SessionConfig.builder()
            .withDefaultAccessMode(readOnly ? AccessMode.READ : AccessMode.WRITE);
    database.ifPresent(config::withDatabase);
    return driver.session(config.build());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Does not wait for the network library's quiet period. */
  @Override
  public void close() {
    driver.closeAsync();
  }
}
