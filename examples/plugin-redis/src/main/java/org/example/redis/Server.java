package org.example.redis;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import dev.playbook.spi.StepFailedException;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Where the keys live. Loads no client class before it is opened. */
record Server(Connection connection) {
  private static final int USUAL_PORT = 6379;

  String name() {
    return connection.name();
  }

  /** Connects; the time that is left bounds every answer, and a cancel cuts the connection. */
  Database open(ActivityContext context) throws StepFailedException {
    int millis = (int) Math.clamp(context.remaining().toMillis(), 1, Integer.MAX_VALUE);
    DefaultJedisClientConfig config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(Math.min(millis, 5_000))
            .socketTimeoutMillis(millis)
            .password(connection.secret("password").map(Secret::reveal).orElse(null))
            .database(Integer.parseInt(connection.text("database").orElse("0")))
            .build();
    Jedis client = null;
    try {
      client = new Jedis(address(), config);
      Jedis opened = client;
      context.onCancel(opened::disconnect);
      opened.ping();
      return new Database(opened);
    } catch (JedisException refused) {
      if (client != null) {
        client.disconnect();
      }
      throw StepFailedException.notStarted(
          "Redis `%s` at %s cannot be used: %s".formatted(name(), address(), reason(refused)),
          "look whether it runs, and at the connection in the target file",
          refused);
    }
  }

  private HostAndPort address() {
    int port = connection.text("port").map(Integer::parseInt).orElse(USUAL_PORT);
    return new HostAndPort(connection.text("host").orElse("127.0.0.1"), port);
  }

  private static String reason(JedisException refused) {
    Throwable cause = refused;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
