package dev.playbook.steps.http;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.steps.http.wire.Address;
import dev.playbook.steps.http.wire.Headers;
import dev.playbook.steps.http.wire.Payload;
import dev.playbook.steps.http.wire.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Turns the {@code with:} block into the requests to send. */
final class RequestReader {
  private final String method;
  private final Map<String, Object> headers;

  private RequestReader(String method, Map<String, Object> headers) {
    this.method = method;
    this.headers = headers;
  }

  /** Returns one request, or one for each of the {@code cases}; never empty. */
  static List<Request> read(Inputs with) {
    RequestReader reader =
        new RequestReader(
            with.optionalText("method").orElse("GET"), Headers.checked(with.block("headers")));
    Request base =
        reader.request(
            Address.checked(with.text("url")), payload(with), List.copyOf(with.texts("match")));
    List<Inputs> cases = with.blocks("cases");
    return cases.isEmpty()
        ? List.of(base)
        : cases.stream().map(one -> reader.variant(base, one)).toList();
  }

  private Request variant(Request base, Inputs one) {
    Payload payload = payload(one);
    return request(
        one.has("url") ? Address.checked(one.text("url")) : base.url(),
        payload instanceof Payload.None ? base.payload() : payload,
        one.has("match") ? List.copyOf(one.texts("match")) : base.match());
  }

  private Request request(URI url, Payload payload, List<String> match) {
    return new Request(method, url, headers, payload, match);
  }

  private static Payload payload(Inputs with) {
    if (with.has("json") && with.has("body")) {
      throw new InputException(
          "body", "`json` and `body` exclude each other", "keep one of the two");
    }
    if (with.has("json")) {
      return new Payload.Json(with.value("json"));
    }
    return with.value("body").<Payload>map(Payload.Text::new).orElseGet(Payload.None::new);
  }
}
