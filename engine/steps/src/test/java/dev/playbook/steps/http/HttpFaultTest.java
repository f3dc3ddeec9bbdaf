package dev.playbook.steps.http;

import static dev.playbook.spi.StepFailedException.Certainty.FAILED;
import static dev.playbook.spi.StepFailedException.Certainty.NOT_STARTED;
import static dev.playbook.spi.StepFailedException.Certainty.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Secret;
import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFaultTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void saysThatTheConnectionWasRefused(String method) throws Exception {
    StepFailedException failure = HttpSteps.failure(deadAddress(), Map.of("method", method));
    assertThat(failure.getMessage())
        .matches(method + " http://\\S+ got no answer: connection refused by `127.0.0.1:\\d+`");
    assertThat(failure.hint()).isEqualTo("see whether the service is up and listens there");
    assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
    assertThat(failure.values()).isEqualTo(Map.of("refused", true, "timedOut", false));
  }

  @Test
  void saysThatTheHostNameIsNotKnown() {
    StepFailedException failure =
        HttpSteps.failure("http://nobody.invalid:81/", Map.of("method", "POST"));
    assertThat(failure).hasMessageEndingWith("the host name `nobody.invalid` is not known");
    assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
    assertThat(failure.values()).containsEntry("refused", true);
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        broken("the connection was closed too early", talk -> {}),
        broken("what came back is not HTTP", talk -> talk.send("220 mail ESMTP\r\n\r\n")),
        broken("what came back is not HTTP", talk -> talk.send("\0\1\2 garbage \3\r\n\r\n")),
        broken(
            "the headers are longer than 384 KB",
            talk -> talk.send(OK + "X-Big: " + "x".repeat(2_000_000) + "\r\n\r\n")),
        broken(
            "status 200 came, but the body broke off",
            talk -> talk.send(OK + "Content-Length: 100\r\n\r\nshort")),
        broken(
            "status 200 came, but the body broke off",
            talk -> talk.send(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nshort")));
  }

  private static Arguments broken(String reason, Service.Answer answer) {
    return Arguments.of(reason, answer);
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void saysWhatWasWrongWithTheAnswer(String reason, Service.Answer answer) throws Exception {
    try (Service service = Service.that(answer)) {
      StepFailedException failure = HttpSteps.failure(service.url(), Map.of());
      assertThat(failure).hasMessageEndingWith("got no answer: " + reason);
      assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
      assertThat(failure.values()).isEqualTo(Map.of("refused", false, "timedOut", false));
    }
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void neverSendsAChangingRequestTwice(String reason, Service.Answer answer) throws Exception {
    try (Service service = Service.that(answer)) {
      StepFailedException failure = HttpSteps.failure(service.url(), Map.of("method", "POST"));
      assertThat(failure).hasMessageEndingWith("got no whole answer: " + reason);
      assertThat(failure.certainty()).isEqualTo(UNKNOWN);
      assertThat(service.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 3000000000\r\n", "X-None: of it\r\n"})
  void stopsReadingAHugeBody(String header) throws Exception {
    try (Service service = Service.that(talk -> flood(talk, header))) {
      StepFailedException failure = HttpSteps.failure(service.url(), Map.of("maxBody", 70_000));
      assertThat(failure)
          .hasMessageEndingWith("status 200 came, but the body is longer than 70000 bytes");
      assertThat(failure.certainty()).isEqualTo(FAILED);
      assertThat(service.sawTheEnd()).isTrue();
    }
  }

  private static void flood(Service.Talk talk, String header) throws IOException {
    talk.send(OK + header + "\r\n");
    String block = "x".repeat(10_000);
    for (int i = 0; i < 300_000; i++) {
      talk.send(block);
    }
  }

  @Test
  void doesNotTellASecretThatCannotStandInAHeader() throws Exception {
    Secret secret = new Secret("token", () -> "s3cret\n");
    StepFailedException failure =
        HttpSteps.failure(deadAddress(), Map.of("headers", Map.of("X-Key", secret)));
    assertThat(failure)
        .hasMessage(
            "the secret in the header `X-Key` holds a line break, a control character or a letter outside of ASCII");
    assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
  }

  private static String deadAddress() throws IOException {
    try (Service service = Service.answering("200 OK", "")) {
      return service.url();
    }
  }
}
