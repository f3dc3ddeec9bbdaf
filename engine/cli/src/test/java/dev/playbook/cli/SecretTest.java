package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that is used everywhere is found nowhere. */
final class SecretTest {
  private static final String SECRET = "hunter2-+/%'\"$(x)";

  @TempDir Path directory;

  @Test
  void isInNoOutputAndInNoFileOfTheRun() throws IOException {
    Cli cli = new Cli(directory);
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String header = exchange.getRequestHeaders().getFirst("X-Token");
          received.add(String.valueOf(header));
          byte[] echo = ("you sent " + header).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, echo.length);
          exchange.getResponseBody().write(echo);
          exchange.close();
        });
    server.start();
    cli.write("secret.txt", SECRET + "\n");
    cli.target(
        """
        urls: { echo: "http://127.0.0.1:%d" }
        connections:
          db: { type: postgresql, host: 127.0.0.1, port: 1, database: d, user: u, password: { secret: token } }
        secrets:
          token: { file: ../secret.txt }
        """
            .formatted(server.getAddress().getPort()));
    Path playbook =
        cli.write(
            "p.yml",
            """
            schemaVersion: 1
            id: p
            name: P
            class: quick
            target: t
            steps:
              - id: environment
                type: shell
                with:
                  env: { TOKEN: "{{secrets.token}}" }
                  script: |
                    echo "plain $TOKEN"; printf %s "$TOKEN" | base64; printf %s "$TOKEN" | od -An -tx1 | tr -d ' \\n'; echo
                    printf %s "$TOKEN" | sha256sum > digest
              - id: header
                type: http
                with: { url: "{{target.urls.echo}}/", headers: { X-Token: "{{secrets.token}}" } }
                expect: result.status == 200
              - id: failing
                type: shell
                with:
                  env: { TOKEN: "{{secrets.token}}" }
                  script: echo "failing with $TOKEN" >&2; exit 1
                onFailure: continue
            validations:
              - { id: database, type: sql, with: { connection: db, query: SELECT 1 AS ok }, timeout: 5s, expect: "result.rows[0].ok == 1" }
            """);
    Cli.Result run = cli.run(playbook, "-v");
    server.stop(0);
    assertThat(run.code()).isEqualTo(5);
    assertThat(cli.file("digest")).exists();
    assertThat(received).isNotEmpty();
    for (String form : List.of("hunter2", "aHVudGVyMi", "68756e74657232")) {
      assertThat(run.all()).doesNotContain(form);
      assertThat(cli.everythingKept()).doesNotContain(form);
    }
    assertThat(run.all()).contains("plain ***");
  }
}
