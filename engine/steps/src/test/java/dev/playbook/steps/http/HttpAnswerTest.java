package dev.playbook.steps.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Secret;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswerTest {

  @Test
  void givesStatusHeadersBodyAndJson() throws Exception {
    String body = "{\"price\":42,\"tags\":[\"a\",null,1.5,true],\"big\":12345678901234567890}";
    try (Service service = Service.answering("200 OK\r\nContent-Type: application/json", body)) {
      Map<String, Object> values = HttpSteps.run(service.url(), Map.of()).values();
      assertThat(values)
          .containsEntry("status", 200L)
          .containsEntry("body", body)
          .containsEntry("refused", false)
          .containsEntry("timedOut", false)
          .containsEntry(
              "json",
              Map.of(
                  "price",
                  42L,
                  "tags",
                  Arrays.asList("a", null, 1.5, true),
                  "big",
                  1.2345678901234567e19))
          .doesNotContainKey("p95");
      assertThat(values.get("headers"))
          .isEqualTo(
              Map.of(
                  "content-type", "application/json",
                  "content-length", String.valueOf(body.length()),
                  "connection", "close"));
      assertThat((Duration) values.get("duration")).isPositive().isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void takesAnyStatusAsAResultAndShowsTheBodyOfABadOne() throws Exception {
    try (Service service = Service.answering("503 Busy", "try later\nor never");
        FakeContext context = FakeContext.in(Path.of("").toAbsolutePath())) {
      StepResult result = HttpSteps.step(service.url(), Map.of()).run(context);
      assertThat(result.values()).containsEntry("status", 503L);
      assertThat(context.lines()).contains("try later", "or never");
      assertThat(context.lines().getFirst()).startsWith("GET " + service.url() + " → 503 in ");
    }
  }

  @Test
  void givesNoJsonWhenTheBodyOnlyClaimsToBeJson() throws Exception {
    try (Service service =
        Service.answering("200 OK\r\nContent-Type: application/problem+json", "{\"a\":1} {")) {
      assertThat(HttpSteps.run(service.url(), Map.of()).values()).doesNotContainKey("json");
    }
  }

  @Test
  void readsTheBodyByItsCharacterSet() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\"UTF-16BE\"\r\n";
    try (Service service =
        Service.that(talk -> talk.send(head + "Content-Length: 4\r\n\r\n\0g\0o"))) {
      assertThat(HttpSteps.run(service.url(), Map.of()).values()).containsEntry("body", "go");
    }
  }

  @Test
  void sendsJsonWithSecretsThatThePreviewHides() throws Exception {
    Map<String, Object> with =
        Map.of(
            "method",
            "POST",
            "headers",
            Map.of("Authorization", new Secret("token", () -> "Bearer s3cret-one")),
            "json",
            Map.of("key", new Secret("key", () -> "s3cret \"two\""), "n", List.of(1L, 2.5, true)));
    try (Service service = Service.answering("201 Created", "")) {
      assertThat(HttpSteps.run(service.url(), with).changed()).isTrue();
      assertThat(service.requests()).hasSize(1);
      assertThat(service.requests().getFirst())
          .startsWith("POST / HTTP/1.1\r\n")
          .contains("Authorization: Bearer s3cret-one\r\n")
          .contains("Content-Type: application/json\r\n")
          .contains("User-Agent: playbook\r\n")
          .contains("\"key\":\"s3cret \\\"two\\\"\"")
          .contains("\"n\":[1,2.5,true]");
      assertThat(HttpSteps.step(service.url(), with).preview().sent().getFirst())
          .contains("Authorization: ***", "\"key\":\"***\"")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void sendsATextAsItStandsWithItsOwnContentType() throws Exception {
    try (Service service = Service.answering("200 OK", "")) {
      HttpSteps.run(
          service.url(),
          Map.of("method", "PUT", "body", "a: é\n", "headers", Map.of("content-type", "a/b")));
      assertThat(service.requests().getFirst())
          .contains("content-type: a/b\r\n")
          .endsWith("\r\n\r\na: é\n");
    }
  }

  @Test
  void changedNothingWhenTheServiceRefusedTheRequestOrOnlyRead() throws Exception {
    try (Service refusing = Service.answering("409 Conflict", "");
        Service reading = Service.answering("200 OK", "")) {
      assertThat(HttpSteps.run(refusing.url(), Map.of("method", "POST")).changed()).isFalse();
      assertThat(HttpSteps.run(reading.url(), Map.of()).changed()).isFalse();
    }
  }

  @Test
  void readsNoBodyAfterHead() throws Exception {
    try (Service service =
        Service.that(talk -> talk.send("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"))) {
      assertThat(HttpSteps.run(service.url(), Map.of("method", "HEAD")).values())
          .containsEntry("status", 200L)
          .containsEntry("body", "");
    }
  }

  @ParameterizedTest
  @CsvSource({"POST,2", "GET,1"})
  void leavesConnectionsOpenOnlyForRequestsThatRead(String method, int connections)
      throws Exception {
    Service.Answer patient =
        talk -> {
          do {
            talk.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          } while (talk.hears());
        };
    try (Service service = Service.that(patient);
        FakeContext context = FakeContext.in(Path.of("").toAbsolutePath())) {
      Step step = HttpSteps.step(service.url(), HttpSteps.patient(method));
      assertThat(step.run(context).values()).containsEntry("status", 200L);
      assertThat(step.run(context).values()).containsEntry("status", 200L);
      assertThat(service.requests()).hasSize(connections);
    }
  }
}
