package dev.playbook.steps.prometheus;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.http.tls.TlsTrust;
import dev.playbook.steps.http.wire.Address;
import dev.playbook.steps.http.wire.Headers;
import dev.playbook.steps.http.wire.Limits;
import dev.playbook.steps.http.wire.Payload;
import dev.playbook.steps.http.wire.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** {@code prometheus}: asks a Prometheus server for the value of a query now. */
public final class PrometheusStepType implements StepType {
  private static final String PATH = "/api/v1/query";

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public Step bind(Inputs with) {
    Limits limits =
        new Limits(
            with.duration("requestTimeout", Duration.ofSeconds(5)),
            with.size("maxBody", 1_000_000),
            false);
    String query = with.text("query");
    return new PrometheusStep(
        query,
        new Request(
            "GET",
            address(server(with.text("url")), query, limits.requestTimeout()),
            Headers.checked(with.block("headers")),
            new Payload.None(),
            List.of()),
        with.flag("several", false),
        limits,
        TlsTrust.of(with));
  }

  /** Returns the server's own address without a slash at its end. */
  private static String server(String text) {
    URI url = Address.checked(text);
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new InputException(
          "url", "the address of the server has no `?` and no `#`", "write the query in `query`");
    }
    String server = text.replaceFirst("/+$", "");
    if (server.contains("/api/v1")) {
      throw new InputException(
          "url",
          "`" + text + "` is more than the address of the server",
          "end it before `/api/v1`");
    }
    return server;
  }

  /** The server is told the limit, too, so that it gives up a query nobody waits for. */
  private static URI address(String server, String query, Duration limit) {
    return URI.create(
        server
            + PATH
            + "?query="
            + URLEncoder.encode(query, StandardCharsets.UTF_8)
            + "&timeout="
            + Math.max(1, limit.toMillis())
            + "ms");
  }
}
