package dev.playbook.cli.trigger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/** A small service that answers with the errors it is told to count, one answer after the other. */
final class Watched implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private final Deque<Integer> errors = new ArrayDeque<>();

  Watched() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The next answers; the last one is given again and again. */
  Watched counts(int... next) {
    for (int count : next) {
      errors.add(count);
    }
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often it was asked. */
  int asked() {
    return asked.get();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    int count = errors.size() > 1 ? errors.remove() : errors.getFirst();
    byte[] body = "{\"errors\":%d}".formatted(count).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
