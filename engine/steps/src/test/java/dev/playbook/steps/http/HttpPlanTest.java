package dev.playbook.steps.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPlanTest {

  @Test
  void showsExactlyWhatWillBeSent() {
    Preview preview =
        HttpSteps.step(
                "https://api.test/search",
                Map.of(
                    "method",
                    "POST",
                    "json",
                    Map.of("query", "test"),
                    "insecure",
                    true,
                    "samples",
                    20))
            .preview();
    assertThat(preview.summary())
        .isEqualTo("POST https://api.test/search, 20 requests, certificate not checked");
    assertThat(preview.risk()).isEqualTo(Risk.CHANGE);
    assertThat(preview.sent())
        .containsExactly(
            """
            POST https://api.test/search
            User-Agent: playbook
            Content-Type: application/json

            {"query":"test"}""");
    assertThat(preview.wayBack()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET,READ", "HEAD,READ", "OPTIONS,READ", "PUT,CHANGE", "DELETE,CHANGE"})
  void judgesTheRiskByTheMethod(String method, Risk risk) {
    assertThat(HttpSteps.step("http://a/", Map.of("method", method)).preview().risk())
        .isEqualTo(risk);
  }

  @Test
  void sendsAReadingRequestWhilePlanning() throws Exception {
    try (Service service = Service.answering("204 No Content", "")) {
      assertThat(inspect(service.url(), Map.of("samples", 5)))
          .isInstanceOfSatisfying(
              Inspection.NothingToDo.class,
              seen -> assertThat(seen.reason()).startsWith("only reads; answers 204 now, in "));
      assertThat(service.requests()).hasSize(1);
    }
  }

  @Test
  void saysThatNobodyAnswersNowButDoesNotStandInTheWay() throws Exception {
    String url;
    try (Service service = Service.answering("200 OK", "")) {
      url = service.url();
    }
    assertThat(inspect(url, Map.of()))
        .isInstanceOfSatisfying(
            Inspection.NothingToDo.class,
            seen -> assertThat(seen.reason()).contains("no answer now: connection refused by"));
    assertThat(inspect(url, Map.of("method", "POST")))
        .isInstanceOfSatisfying(
            Inspection.Opaque.class,
            seen -> assertThat(seen.reason()).endsWith("takes no connections now"));
  }

  @Test
  void sendsNoChangingRequestWhilePlanning() throws Exception {
    try (Service service = Service.answering("200 OK", "")) {
      assertThat(inspect(service.url(), Map.of("method", "DELETE")))
          .isInstanceOfSatisfying(
              Inspection.Opaque.class,
              seen ->
                  assertThat(seen.reason())
                      .startsWith("DELETE is not sent while planning; ")
                      .endsWith("takes connections"));
      assertThat(service.sawTheEnd()).isTrue();
      assertThat(service.requests()).containsExactly("");
    }
  }

  @Test
  void doesNotHangWhilePlanning() throws Exception {
    try (Service service = Service.that(Service.Talk::hang)) {
      assertThat(inspect(service.url(), Map.of("requestTimeout", Duration.ofMillis(200))))
          .isInstanceOfSatisfying(
              Inspection.NothingToDo.class,
              seen -> assertThat(seen.reason()).endsWith("no answer within 200ms"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file:///etc/passwd | `file:///etc/passwd` is not an http or https address",
        "localhost:8000/x | `localhost:8000/x` is not an http or https address",
        "/health | `/health` is not an http or https address",
        "http://a b/ | `http://a b/` is not a valid address: character 9 is wrong",
        "http://user:pw@host/ | a user name or password in an address is shown everywhere",
        "http://my_host/ | `http://my_host/` names no valid host and port",
        "http://host:99999/ | `http://host:99999/` names no valid host and port"
      })
  void refusesAnAddressThatMakesNoSense(String url, String message) {
    assertThatThrownBy(() -> HttpSteps.step(url, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"Host", "content-Length", "Upgrade", "'a b'", "''", "'x:'"})
  void refusesHeadersThatCannotBeSent(String name) {
    assertThatThrownBy(() -> HttpSteps.step("http://a/", Map.of("headers", Map.of(name, "x"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`" + name + "`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nY: b", "a\0", "é", "嘊Y: b"})
  void refusesAHeaderThatSmugglesAnotherOrWouldBeMaimed(String value) {
    assertThatThrownBy(() -> HttpSteps.step("http://a/", Map.of("headers", Map.of("X", value))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the value of the header `X` holds a line break, a control character or a letter outside of ASCII");
  }

  @Test
  void refusesKeysThatExcludeEachOther() {
    assertThatThrownBy(() -> HttpSteps.step("http://a/", Map.of("json", 1L, "body", "x")))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> HttpSteps.step("https://a/", Map.of("ca", "x", "insecure", true)))
        .isInstanceOf(InputException.class);
  }

  private static Inspection inspect(String url, Map<String, Object> with) throws Exception {
    try (FakeContext context = FakeContext.in(Path.of("").toAbsolutePath())) {
      return HttpSteps.step(url, with).inspect(context);
    }
  }
}
