package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.ContainerAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections. */
final class Connector {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Connector() {}

  /**
   * Connects and logs in.
   *
   * @param patience the longest wait
   */
  static Connection open(Database database, ActivityContext context, Duration patience)
      throws StepFailedException, InterruptedException {
    String endpoint = endpoint(database, context);
    try {
      String url = "jdbc:postgresql://" + endpoint + "/" + encoded(database.database());
      return Optional.ofNullable(
              new Driver().connect(url, properties(database, context.token(), patience)))
          .orElseThrow(() -> new SQLException("", "08001"));
    } catch (SQLException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      throw Faults.noConnection(database, endpoint + "/" + database.database(), e);
    }
  }

  /** Returns how long a connection may take when this much time is left. */
  static Duration patience(Duration remaining) {
    return remaining.compareTo(LONGEST) < 0 ? remaining : LONGEST;
  }

  private static Properties properties(Database database, String token, Duration patience) {
    Properties properties = new Properties();
    String seconds = Long.toString(Math.max(1, patience.toSeconds()));
    PGProperty.USER.set(properties, database.user());
    database
        .connection()
        .secret("password")
        .ifPresent(password -> PGProperty.PASSWORD.set(properties, password.reveal()));
    PGProperty.SSL_MODE.set(properties, database.connection().text("sslmode").orElse("prefer"));
    database
        .connection()
        .text("sslrootcert")
        .ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(properties, file));
    PGProperty.APPLICATION_NAME.set(properties, token);
    PGProperty.GSS_ENC_MODE.set(properties, "disable");
    PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
    PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
    PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
    PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, "1");
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.STRING_TYPE.set(properties, "unspecified");
    PGProperty.BINARY_TRANSFER.set(properties, false);
    PGProperty.PREPARE_THRESHOLD.set(properties, 0);
    return properties;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where the server listens, as seen from this machine. */
  private static String endpoint(Database database, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Optional<String> container = database.container();
    if (container.isPresent()) {
      return ContainerAddress.resolve(container.get(), database.port(), context).toString();
    }
    String host = database.host();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + database.port();
  }
}
