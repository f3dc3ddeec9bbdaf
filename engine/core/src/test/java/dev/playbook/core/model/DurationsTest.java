package dev.playbook.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "200ms, PT0.2S",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "1m500ms, PT1M0.5S",
    "PT5M, PT5M",
    "P1DT2H, PT26H"
  })
  void readsWhatPlaybooksWrite(String text, Duration meant) {
    assertThat(Durations.parse(text)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "2 minutes", "1.5h", "30m1h", "P", "PT", "-5s", "99999d", "5M", "٣s"})
  void refusesWhatIsNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2 minutes, 2m", "1.5h, 1h30m", "5 min 30 sec, 5m30s", "2M, 2m", "90 seconds, 1m30s"})
  void suggestsWhatWasMeant(String text, String meant) {
    assertThat(Durations.suggestion(text)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "5", "5 parsecs", "minutes 5", ""})
  void suggestsNothingWhenInDoubt(String text) {
    assertThat(Durations.suggestion(text)).isEmpty();
  }

  @Test
  void theLongestDurationFitsIntoNanoseconds() {
    assertThat(
            Durations.parse("9999d999999h9999999m999999999s999999999999ms").orElseThrow().toNanos())
        .isPositive();
  }

  @Test
  void formatsWhatItReads() {
    assertThat(Durations.format(Duration.ofMillis(5_430_500))).isEqualTo("1h30m30s500ms");
    assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
  }
}
