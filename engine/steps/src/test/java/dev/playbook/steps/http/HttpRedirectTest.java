package dev.playbook.steps.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRedirectTest {
  private static final Map<String, Object> SAME_HOST = Map.of("followRedirects", "same-host");

  @Test
  void staysWhereItWasSentUnlessTold() throws Exception {
    try (Service service = Service.answering("302 Found\r\nLocation: /next", "");
        FakeContext context = FakeContext.in(Path.of("").toAbsolutePath())) {
      assertThat(HttpSteps.step(service.url(), Map.of()).run(context).values())
          .containsEntry("status", 302L);
      assertThat(service.requests()).hasSize(1);
      assertThat(context.lines()).contains("redirect to " + service.url() + "next not followed");
    }
  }

  @Test
  void followsWithinTheHostWhenTold() throws Exception {
    try (Service service =
        Service.that(talk -> talk.send(Service.message("302 Found\r\nLocation: /next", "")))) {
      assertThat(HttpSteps.run(service.url(), SAME_HOST).values()).containsEntry("status", 302L);
      assertThat(service.requests()).hasSize(6);
      assertThat(service.requests().get(1)).startsWith("GET /next HTTP/1.1");
    }
  }

  @Test
  void neverLeavesTheHost() throws Exception {
    try (Service other = Service.answering("200 OK", "");
        Service service = Service.answering("307 Go\r\nLocation: " + other.url(), "")) {
      assertThat(HttpSteps.run(service.url(), SAME_HOST).values()).containsEntry("status", 307L);
      assertThat(other.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "//other.invalid/",
        "mailto:a@b",
        "http://%%%"
      })
  void doesNotGoToAStrangePlace(String location) throws Exception {
    try (Service service = Service.answering("302 Found\r\nLocation: " + location, "")) {
      assertThat(HttpSteps.run(service.url(), SAME_HOST).values()).containsEntry("status", 302L);
      assertThat(service.requests()).hasSize(1);
    }
  }

  @Test
  void refusesToSendAChangingRequestASecondTime() {
    assertThatThrownBy(
            () ->
                HttpSteps.step(
                    "http://a/", Map.of("method", "POST", "followRedirects", "same-host")))
        .isInstanceOf(InputException.class)
        .hasMessage("a POST request is never sent a second time");
  }
}
