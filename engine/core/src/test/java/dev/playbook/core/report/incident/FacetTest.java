package dev.playbook.core.report.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a validation tells about follows from what it asks of its result. */
final class FacetTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "result.status == 200, SERVICE",
        "result.rows[0].ok == 1, SERVICE",
        "result.json.search == 'original', SERVICE",
        "result.p95 < 200ms && result.errorRate <= 0.01, PERFORMANCE",
        "result.status == 200 && result.duration < 1s, PERFORMANCE",
        "result.rows[0].n > 0, DATA",
        "result.count == before.count, DATA",
        "result.rows[0].okay == 1, DATA"
      })
  void followsFromTheExpression(String expected, Facet facet) {
    assertThat(Facet.of(List.of(expected))).isEqualTo(facet);
  }

  @Test
  void isTheServiceWhereNothingIsAsked() {
    assertThat(Facet.of(List.of())).isEqualTo(Facet.SERVICE);
  }
}
