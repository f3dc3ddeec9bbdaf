package org.example.redis;

import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** A Redis of its own on a free port, without anything on the disk. */
final class RealRedis implements AutoCloseable {
  static final String PASSWORD = "open-sesame-4711";

  private final int port;
  private final Process process;

  private RealRedis(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  static RealRedis start() throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder server =
        new ProcessBuilder("redis-server", "-")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true);
    Process process = server.start();
    try (var settings = process.outputWriter()) {
      settings.write("bind 127.0.0.1\nport " + port + "\nsave \"\"\nrequirepass " + PASSWORD + "\n");
    }
    RealRedis redis = new RealRedis(port, process);
    redis.awaitPort();
    return redis;
  }

  Connection connection(String password) {
    return new Connection(
        "cache",
        "redis",
        Map.of("host", "127.0.0.1", "port", (long) port, "password", new Secret("p", () -> password)));
  }

  Jedis client() {
    Jedis client = new Jedis("127.0.0.1", port);
    client.auth(PASSWORD);
    return client;
  }

  /** Stops it in the middle of everything: connections are taken and nobody answers. */
  void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitPort() throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("redis-server did not come up");
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
