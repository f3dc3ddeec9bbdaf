package dev.playbook.steps.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealPrometheus;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries to a real server that scrapes itself. */
class PrometheusQueryTest {
  private static RealPrometheus prometheus;

  @BeforeAll
  static void start() throws Exception {
    prometheus = RealPrometheus.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  private static StepResult run(String query, Map<String, Object> more) throws Exception {
    return PrometheusSteps.run(prometheus.url(), query, more);
  }

  private static StepFailedException failure(String query) {
    return PrometheusSteps.failure(prometheus.url(), query, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "up{job=\"self\"}, 1",
    "sum(up), 1",
    "scalar(up) * 2, 2",
    "-0.5, -0.5",
    "vector(1e300), 1e300",
    "1/0, Infinity",
    "-1/0, -Infinity"
  })
  void givesTheOneNumber(String query, double value) throws Exception {
    StepResult result = run(query, Map.of());
    assertThat(result.changed()).isFalse();
    assertThat(result.values())
        .containsEntry("value", value)
        .containsEntry("empty", false)
        .containsEntry("refused", false);
  }

  @Test
  void takesTheAddressWithASlash() throws Exception {
    assertThat(PrometheusSteps.run(prometheus.url() + "/", "up", Map.of()).values())
        .containsEntry("value", 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "up{job=\"nobody\"}, no data: the query gave no sample",
    "0 / 0, no data: the query gave only NaN",
    "vector(0) / 0, no data: the query gave only NaN"
  })
  void neverMakesUpANumberWhereThereIsNone(String query, String message) {
    StepFailedException failure = failure(query);
    assertThat(failure).hasMessage(message);
    assertThat(failure.values())
        .isEqualTo(Map.of("empty", true, "refused", false, "timedOut", false));
  }

  @Test
  void neverTakesTheFirstOfSeveral() {
    StepFailedException failure =
        failure("vector(1) or label_replace(vector(2), \"a\", \"b\", \"\", \"\")");
    assertThat(failure)
        .hasMessage("the query gave 2 series where one value is wanted:\n  {} 1.0\n  {a=b} 2.0");
    assertThat(failure.hint()).contains("`sum(…)`", "`several: true`");
    assertThat(failure.values()).isEmpty();
  }

  @Test
  void givesAllOfSeveralWhenAsked() throws Exception {
    String query = "label_replace(vector(2), \"a\", \"b\", \"\", \"\") or vector(3) / 0 - 1/0";
    assertThat(run(query, Map.of("several", true)).values())
        .doesNotContainKey("value")
        .containsEntry(
            "samples",
            List.of(Map.of("labels", Map.of("a", "b"), "value", 2.0), Map.of("labels", Map.of())));
  }

  @Test
  void hasNothingToJudgeWhenNoneOfSeveralCame() {
    assertThat(PrometheusSteps.failure(prometheus.url(), "up{job=\"x\"}", Map.of("several", true)))
        .hasMessageStartingWith("no data");
  }

  @Test
  void showsWhereAQueryIsWrong() {
    StepFailedException failure = failure("sum(\n  up{é=\"x} )");
    assertThat(failure.getMessage())
        .startsWith("Prometheus does not understand the query: ")
        .contains("  up{é=")
        .containsPattern("\\^ line 2, column \\d");
    assertThat(failure("up{a=\"é\"} + * 2"))
        .hasMessage(
            """
            Prometheus does not understand the query: unexpected <op:*>
              up{a="é"} + * 2
                          ^ line 1, column 13""");
  }

  @ParameterizedTest
  @CsvSource({
    "up[5m], 'the query gives values over a time, not one value now'",
    "\"text\", 'the query gives a string where a number is wanted'"
  })
  void refusesWhatIsNoNumber(String query, String message) {
    assertThat(failure(query)).hasMessage(message);
  }

  @Test
  void saysWhatTheServerCannotEvaluate() {
    assertThat(failure("label_replace(up, \"1x\", \"a\", \"b\", \"c\")"))
        .hasMessageStartingWith("Prometheus cannot evaluate the query: ")
        .hasMessageContaining("1x");
  }

  @Test
  void looksWhilePlanning() throws Exception {
    assertThat(PrometheusSteps.seen(prometheus.url(), "up")).isEqualTo("only reads; now value 1.0");
    assertThat(PrometheusSteps.seen(prometheus.url(), "nobody"))
        .isEqualTo("only reads; now no value: no data: the query gave no sample");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/metrics"})
  void noticesWhenThePathIsAnother(String path) {
    assertThat(PrometheusSteps.failure(prometheus.url() + path, "up", Map.of()))
        .hasMessage("`%s` answered status 404, but not as Prometheus does", prometheus.address());
  }
}
