package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.RealPrometheus;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus gives every payload back as a label, and selects nothing by it. */
@Tag(Goal.TAG)
final class PrometheusInjectionTest {
  @TempDir Path directory;

  @Test
  void isOneLabelAndNoPattern() throws Exception {
    Cli cli = new Cli(directory);
    try (RealPrometheus prometheus = RealPrometheus.start()) {
      cli.target("urls: { prometheus: \"%s\" }\n".formatted(prometheus.url()));
      Round round =
          new Round(
                  cli, "prometheus query", Reasons::halfACharacter, PrometheusInjectionTest::steps)
              .fire();
      for (String place : List.of("quoted", "single", "bare")) {
        round.received(payload -> label(round.result(place + "-" + payload.key())));
      }
      // The one series there is: none by a value that is no pattern, and it stays one.
      for (Payload payload : round.arriving()) {
        assertThat(round.result("canary-" + payload.key()))
            .as(payload.literal())
            .containsEntry("value", 10.0);
      }
      round.refusesTheOthers().report();
    }
  }

  private static String label(Map<String, Object> result) {
    List<?> samples = (List<?>) result.getOrDefault("samples", List.of());
    assertThat(samples).hasSize(1);
    return samples.getFirst() instanceof Map<?, ?> sample
            && sample.get("labels") instanceof Map<?, ?> labels
            && labels.get("echo") instanceof String echo
        ? echo
        : "";
  }

  private static String steps(List<Payload> payloads) {
    return Round.each(
        payloads,
        p ->
            step("quoted", p, "label_join(vector(1), \"echo\", \"%s\", \"a\", \"b\")")
                + step("single", p, "label_join(vector(1), 'echo', '%s', 'a', 'b')")
                + step("bare", p, "label_join(vector(1), 'echo', %s, 'a', 'b')")
                + step(
                    "canary",
                    p,
                    "10 * count(up{job!~\"%1$s\", job!=\"%1$s\"}) + (count(up{job=~\"%1$s\"}) or vector(0))"));
  }

  private static String step(String place, Payload payload, String query) {
    return """
    - id: %s-%s
      type: prometheus
      with:
        url: "{{target.urls.prometheus}}"
        query: |-
          %s
    """
        .formatted(place, payload.key(), query.formatted(payload.tag()));
  }
}
