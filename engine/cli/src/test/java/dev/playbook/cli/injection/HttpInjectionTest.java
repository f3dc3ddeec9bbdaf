package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.injection.EchoServer.Heard;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server hears every payload where it belongs, and nothing else. */
@Tag(Goal.TAG)
final class HttpInjectionTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private EchoServer server = new EchoServer();

  HttpInjectionTest() throws IOException {}

  @BeforeEach
  void withAServer() {
    cli = new Cli(directory);
    cli.target("urls: { echo: \"%s\" }\n".formatted(server.url()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Every request went where the template says: none was split off, none led elsewhere. */
  private Map<String, Heard> heard(String method, Function<Heard, String> key) {
    assertThat(server.heard())
        .allSatisfy(each -> assertThat(each.target()).startsWith("/echo/"))
        .allSatisfy(each -> assertThat(each.method()).isEqualTo(method));
    return server.heard().stream()
        .collect(Collectors.toMap(key, each -> each, (first, again) -> again));
  }

  private void heardOnly(int requests) {
    assertThat(server.heard()).hasSize(requests);
  }

  @Test
  void isOnePartOfAPathAndOneValueOfAQuery() {
    Round round =
        new Round(cli, "http url", HttpInjectionTest::noPathPart, HttpInjectionTest::urls);
    Map<String, Heard> heard =
        heard(round.fire(), "GET", each -> each.target().replaceAll(".*&id=", ""));
    round
        .received(payload -> decoded(part(heard, payload, "^/echo/([^/]*)/end\\?.*$")))
        .received(payload -> decoded(part(heard, payload, "^.*\\?value=([^&#]*)&id=p\\d+$")))
        .refusesTheOthers();
    heardOnly(round.arriving().size());
    round.report();
  }

  private Map<String, Heard> heard(Round fired, String method, Function<Heard, String> key) {
    Map<String, Heard> heard = heard(method, key);
    assertThat(heard).hasSize(fired.arriving().size());
    return heard;
  }

  private static Heard of(Map<String, Heard> heard, Payload payload) {
    return Objects.requireNonNull(heard.get(payload.key()), payload.key());
  }

  private static String part(Map<String, Heard> heard, Payload payload, String pattern) {
    String target = of(heard, payload).target();
    assertThat(target).matches(pattern);
    return target.replaceAll(pattern, "$1");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String noPathPart(Payload payload) {
    return payload.text().equals(".") || payload.text().equals("..")
        ? "would change the path of the URL"
        : Reasons.halfACharacter(payload);
  }

  private static String urls(List<Payload> payloads) {
    return "- id: a\n  type: http\n  with:\n    url: \"{{target.urls.echo}}/echo/first/end?value=first&id=p001\"\n    cases:\n"
        + Round.each(
            payloads,
            p ->
                "      - url: \"{{target.urls.echo}}/echo/%1$s/end?value=%1$s&id=%2$s\"\n"
                    .formatted(p.tag(), p.key()));
  }

  @Test
  void isOneStringOfJson() {
    Round round = new Round(cli, "http json", Reasons::halfACharacter, HttpInjectionTest::json);
    Map<String, Heard> heard =
        heard(round.fire(), "POST", each -> json(each).path("id").asString());
    for (String pointer : List.of("/value", "/list/0", "/nested/value")) {
      round.received(payload -> json(of(heard, payload)).at(pointer).asString());
    }
    round.received(
        payload ->
            json(of(heard, payload)).path("part").asString().replaceAll("(?s)^<(.*)>$", "$1"));
    assertThat(server.heard()).allSatisfy(each -> assertThat(json(each).size()).isEqualTo(5));
    round.refusesTheOthers();
    heardOnly(round.arriving().size());
    round.report();
  }

  private static JsonNode json(Heard heard) {
    return JSON.readTree(heard.body());
  }

  private static String json(List<Payload> payloads) {
    return "- id: a\n  type: http\n  with:\n    method: POST\n    url: \"{{target.urls.echo}}/echo/json\"\n    cases:\n"
        + Round.each(
            payloads,
            p ->
                "      - json: { id: %2$s, value: \"%1$s\", list: [\"%1$s\"], nested: { value: \"%1$s\" }, part: \"<%1$s>\" }\n"
                    .formatted(p.tag(), p.key()));
  }

  @Test
  void isABodyAsItStands() {
    Round round = new Round(cli, "http body", Reasons::halfACharacter, HttpInjectionTest::bodies);
    Map<String, Heard> heard =
        heard(round.fire(), "POST", each -> each.target().replaceAll(".*=", ""));
    round.received(payload -> of(heard, payload).body()).refusesTheOthers();
    heardOnly(round.arriving().size());
    round.report();
  }

  private static String bodies(List<Payload> payloads) {
    return "- id: a\n  type: http\n  with:\n    method: POST\n    url: \"{{target.urls.echo}}/echo/body\"\n    cases:\n"
        + Round.each(
            payloads,
            p ->
                "      - { url: \"{{target.urls.echo}}/echo/body?id=%2$s\", body: \"%1$s\" }\n"
                    .formatted(p.tag(), p.key()));
  }

  @Test
  void isOneValueOfAHeader() {
    Round round =
        new Round(cli, "http header", HttpInjectionTest::noHeader, HttpInjectionTest::headers);
    Map<String, Heard> heard =
        heard(round.fire(), "POST", each -> each.target().replaceAll(".*=", ""));
    round.received(payload -> header(of(heard, payload), payload)).refusesTheOthers();
    heardOnly(round.arriving().size());
    round.report();
  }

  /** The JDK's server hands a tab on as a space. */
  private static String header(Heard heard, Payload payload) {
    String header = heard.header().replaceAll("(?s)^<(.*)>$", "$1");
    return header.equals(payload.text().replace('\t', ' ')) ? payload.text() : header;
  }

  private static String noHeader(Payload payload) {
    boolean fits = payload.text().chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
    String half = Reasons.halfACharacter(payload);
    return fits || !half.isEmpty()
        ? half
        : "holds a line break, a control character or a letter outside of ASCII";
  }

  private static String headers(List<Payload> payloads) {
    return Round.each(
        payloads,
        p ->
            "- { id: %2$s, type: http, with: { method: POST, url: \"{{target.urls.echo}}/echo/header?id=%2$s\", headers: { X-Echo: \"<%1$s>\" } } }\n"
                .formatted(p.tag(), p.key()));
  }
}
