package dev.playbook.steps.http;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.steps.http.wire.Payload;
import dev.playbook.steps.http.wire.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the {@code with:} block into the requests to send. */
final class RequestReader {
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<String> SET_BY_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

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
            with.optionalText("method").orElse("GET"), checkedHeaders(with.block("headers")));
    Request base =
        reader.request(url(with.text("url")), payload(with), List.copyOf(with.texts("match")));
    List<Inputs> cases = with.blocks("cases");
    return cases.isEmpty()
        ? List.of(base)
        : cases.stream().map(one -> reader.variant(base, one)).toList();
  }

  private Request variant(Request base, Inputs one) {
    Payload payload = payload(one);
    return request(
        one.has("url") ? url(one.text("url")) : base.url(),
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

  private static URI url(String text) {
    URI url = parsed(text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new InputException(
          "url", "`" + text + "` is not an http or https address", "begin it with `http://`");
    }
    if (url.getRawUserInfo() != null) {
      throw new InputException(
          "url", "a user name or password in an address is shown everywhere", "use `headers`");
    }
    if (url.getHost() == null || url.getPort() > 65_535) {
      throw new InputException(
          "url",
          "`" + text + "` names no valid host and port",
          "write it as `http://host:port/path`; a host name holds letters, digits, `-` and `.`");
    }
    return url;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new InputException(
          "url",
          "`" + text + "` is not a valid address: character " + (e.getIndex() + 1) + " is wrong",
          "percent-encode what is no part of an address");
    }
  }

  private static Map<String, Object> checkedHeaders(Map<String, Object> headers) {
    headers.forEach(RequestReader::checkHeader);
    return headers;
  }

  private static void checkHeader(String name, Object value) {
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new InputException(
          "headers", "`" + name + "` is not a header name", "use letters, digits and `-`");
    }
    if (SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new InputException(
          "headers", "the header `" + name + "` is set by the client itself", "remove it");
    }
    if (!Request.isHeaderValue(String.valueOf(value))) {
      throw new InputException(
          "headers",
          "the value of the header `" + name + "` holds a line break or control character",
          "write it as one line");
    }
  }
}
