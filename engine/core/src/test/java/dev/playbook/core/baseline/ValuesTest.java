package dev.playbook.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValuesTest {

  @ParameterizedTest(name = "{0} → {1} within {2}: {3}")
  @CsvSource({
    "100, 100, 0,   true",
    "100, 101, 0,   false",
    "100, 150, 0.5, true",
    "100, 50,  0.5, true",
    "100, 151, 0.5, false",
    "0,   0,   0.5, true",
    "0,   1,   0.5, false",
    "-10, -12, 0.5, true",
    "1.0, 1,   0,   true",
  })
  void allowsNumbersAndDurationsAShare(double before, double now, double tolerance, boolean alike) {
    assertThat(Values.alike(before, now, tolerance)).isEqualTo(alike);
    assertThat(Values.alike(seconds(before), seconds(now), tolerance)).isEqualTo(alike);
  }

  @Test
  void comparesEverythingElseExactly() {
    assertThat(Values.alike("a", "b", 9.0)).isFalse();
    assertThat(Values.alike("1", 1L, 9.0)).isFalse();
    assertThat(Values.alike(List.of(1L), List.of(2L), 9.0)).isFalse();
    assertThat(Values.alike(null, null, 0)).isTrue();
    assertThat(Values.alike(null, 0L, 0)).isFalse();
  }

  @Test
  void keepsWhatItsFileWillGiveBack() {
    Object kept = Values.kept(Map.of("p95", Duration.ofNanos(98_765_432), "text", "5m"));
    assertThat(kept).isEqualTo(Map.of("p95", Duration.ofMillis(98), "text", Duration.ofMinutes(5)));
    assertThat(Values.json(kept)).isEqualTo(Map.of("p95", "98ms", "text", "5m"));
  }

  private static Duration seconds(double count) {
    return Duration.ofMillis(Math.round(count * 1000));
  }
}
