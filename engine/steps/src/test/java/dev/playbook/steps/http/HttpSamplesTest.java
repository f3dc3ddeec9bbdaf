package dev.playbook.steps.http;

import static dev.playbook.spi.StepFailedException.Certainty.NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpSamplesTest {

  @Test
  void measuresManyRequests() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Service.Answer everyFourthFails =
        talk ->
            talk.send(
                Service.message(count.incrementAndGet() % 4 == 0 ? "500 Oh" : "200 OK", "id-1"));
    try (Service service = Service.that(everyFourthFails)) {
      Map<String, Object> values =
          HttpSteps.run(service.url(), Map.of("samples", 10, "match", "id-1")).values();
      assertThat(service.requests()).hasSize(10);
      assertThat(values)
          .containsEntry("total", 10L)
          .containsEntry("matched", 8L)
          .containsEntry("errorRate", 0.2)
          .containsEntry("status", 200L);
      assertThat((Duration) values.get("p50")).isBetween(Duration.ofNanos(1), p(values, "p95"));
      assertThat(p(values, "p95")).isLessThanOrEqualTo(p(values, "p99"));
      assertThat(p(values, "p99")).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void countsAMissingAnswerAsSlowerThanAnyOther() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Service.Answer everySecondHangs =
        talk -> {
          if (count.incrementAndGet() % 2 == 0) {
            talk.hang();
          } else {
            talk.send(Service.message("200 OK", ""));
          }
        };
    try (Service service = Service.that(everySecondHangs)) {
      Map<String, Object> values =
          HttpSteps.run(
                  service.url(),
                  Map.of("samples", 4, "requestTimeout", Duration.ofSeconds(1), "method", "POST"))
              .values();
      assertThat(values).containsEntry("errorRate", 0.5).containsEntry("timedOut", true);
      assertThat(values).doesNotContainKey("status");
      assertThat(p(values, "p50")).isLessThan(Duration.ofSeconds(1));
      assertThat(p(values, "p95")).isEqualTo(Duration.ofDays(1));
    }
  }

  @Test
  void failsWhenNoRequestOfAllWasAnswered() throws Exception {
    String url;
    try (Service service = Service.answering("200 OK", "")) {
      url = service.url();
    }
    StepFailedException failure = HttpSteps.failure(url, Map.of("samples", 3));
    assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
    assertThat(failure.values())
        .containsEntry("refused", true)
        .containsEntry("errorRate", 1.0)
        .containsEntry("matched", 0L)
        .containsEntry("p95", Duration.ofDays(1));
  }

  @Test
  void asksEachOfTheCasesAndCountsThoseThatMatch() throws Exception {
    try (Service service =
        Service.answering("200 OK\r\nContent-Type: application/json", "[\"id-1\",\"id-2\"]")) {
      Map<String, Object> values =
          HttpSteps.run(
                  service.url() + "search",
                  Map.of(
                      "method",
                      "POST",
                      "cases",
                      List.of(
                          Map.of("json", Map.of("query", "one"), "match", "id-1"),
                          Map.of("json", Map.of("query", "two"), "match", List.of("id-1", "id-2")),
                          Map.of("json", Map.of("query", "three"), "match", "id-9"))))
              .values();
      assertThat(values).containsEntry("total", 3L).containsEntry("matched", 2L);
      assertThat(service.requests()).element(1).asString().contains("{\"query\":\"two\"}");
    }
  }

  private static Duration p(Map<String, Object> values, String name) {
    return (Duration) Objects.requireNonNull(values.get(name));
  }
}
