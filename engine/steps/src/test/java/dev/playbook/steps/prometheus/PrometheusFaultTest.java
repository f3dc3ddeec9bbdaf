package dev.playbook.steps.prometheus;

import static dev.playbook.spi.StepFailedException.Certainty.NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Secret;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.http.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that a healthy Prometheus cannot be made to be, and playbooks that make no sense. */
class PrometheusFaultTest {
  private static final Map<String, Object> SHORT = Map.of("requestTimeout", Duration.ofMillis(300));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          503 Busy    | {"status":"error","errorType":"timeout","error":"query timed out"} | Prometheus did not finish the query within 5s: query timed out
          503 Busy    | {"status":"error","errorType":"canceled","error":"gone"}           | Prometheus answered status 503, `canceled`: gone
          422 No      | {"status":"error","errorType":"execution","error":"many-to-many"}  | Prometheus cannot evaluate the query: many-to-many
          503 Busy    | Service Unavailable                                                | `HOST` answered status 503, but not as Prometheus does
          401 No      | Unauthorized                                                       | `HOST` answered status 401, but not as Prometheus does
          200 OK      | <html>hello</html>                                                 | `HOST` answered status 200, but not as Prometheus does
          200 OK      | {"status":"success"}                                               | `HOST` answered status 200, but not as Prometheus does
          200 OK      | {"status":"success","data":{"resultType":"scalar","result":[1,"x"]}} | Prometheus sent `x` where a number is wanted
          200 OK      | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}} | the query gave a histogram where a number is wanted
          """)
  void saysWhatItMeans(String head, String body, String message) throws Exception {
    try (Service service = Service.answering(head + "\r\nContent-Type: application/json", body)) {
      StepFailedException failure = PrometheusSteps.failure(service.url(), "up", Map.of());
      String host = service.url().replaceAll("http://|/", "");
      assertThat(failure).hasMessage(message.replace("HOST", host));
      assertThat(failure.hint()).isNotEmpty();
    }
  }

  @Test
  void saysThatTheConnectionWasRefused() throws IOException {
    String url;
    try (Service service = Service.answering("200 OK", "")) {
      url = service.url();
    }
    StepFailedException failure = PrometheusSteps.failure(url, "up", Map.of());
    assertThat(failure)
        .hasMessageStartingWith("Prometheus gave no answer: connection refused by `127.0.0.1:");
    assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
    assertThat(failure.values()).isEqualTo(Map.of("refused", true, "timedOut", false));
  }

  @Test
  void doesNotWaitForABodyThatDrips() throws Exception {
    try (Service service =
        Service.that(
            talk -> {
              talk.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              talk.drip(" ");
            })) {
      StepFailedException failure = PrometheusSteps.failure(service.url(), "up", SHORT);
      assertThat(failure)
          .hasMessage(
              "Prometheus gave no answer: status 200 came, but not the whole body within 300ms");
      assertThat(failure.values()).containsEntry("timedOut", true);
      assertThat(service.requests().getFirst()).contains("timeout=300ms");
    }
  }

  @Test
  void sendsASecretAndShowsItNowhere() throws Exception {
    String answer =
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"4\"]}}";
    Map<String, Object> login =
        Map.of("headers", Map.of("Authorization", new Secret("token", () -> "Bearer hunter2")));
    try (Service service = Service.answering("200 OK", answer)) {
      assertThat(PrometheusSteps.run(service.url(), "up", login).values())
          .containsEntry("value", 4.0);
      assertThat(service.requests().getFirst()).contains("Bearer hunter2");
    }
    Preview preview = PrometheusSteps.step("http://a/", "up", login).preview();
    assertThat(preview.toString()).contains("Authorization: ***").doesNotContain("hunter2");
  }

  @Test
  void showsTheQueryAndTheRequest() {
    Preview preview = PrometheusSteps.step("http://a:9090/p/", "sum(up) > 1", Map.of()).preview();
    assertThat(preview.summary()).isEqualTo("query `sum(up) > 1` at a:9090");
    assertThat(preview.risk()).isEqualTo(Risk.READ);
    assertThat(preview.sent())
        .containsExactly(
            "sum(up) > 1",
            "GET http://a:9090/p/api/v1/query?query=sum%28up%29+%3E+1&timeout=5000ms\n"
                + "User-Agent: playbook");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a/",
        "http://a/?query=up",
        "http://a/#graph",
        "http://a/api/v1/query",
        "http://me:pw@a/"
      })
  void refusesWhatIsNotTheAddressOfAServer(String url) {
    assertThatThrownBy(() -> PrometheusSteps.step(url, "up", Map.of()))
        .isInstanceOf(InputException.class);
  }
}
