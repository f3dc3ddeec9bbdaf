import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shop's price service: `java Service.java PORT PRICES READY`.
 *
 * <p>Reads the file PRICES once, at its start, and serves it as it stands: a changed file shows after a restart.
 * Writes its process id to the file READY as soon as it answers.
 */
public final class Service {
  private Service() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    byte[] prices = Files.readAllBytes(Path.of(arguments[1]));
    byte[] health = "{\"status\":\"up\"}".getBytes(StandardCharsets.UTF_8);
    HttpServer server = listen(port);
    server.createContext("/", exchange -> answer(exchange, 404, new byte[0]));
    server.createContext("/health", exchange -> answer(exchange, 200, health));
    server.createContext("/prices", exchange -> answer(exchange, 200, prices));
    server.start();
    Files.writeString(Path.of(arguments[2]), ProcessHandle.current().pid() + "\n");
  }

  private static HttpServer listen(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    } catch (BindException e) {
      System.err.println("port " + port + " is taken by another program");
      System.exit(1);
      throw e;
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
