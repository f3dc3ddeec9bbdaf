package dev.playbook.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KEYS =
      List.of("id", "timeout", "type", "with", "when", "docker.copy");

  @ParameterizedTest
  @CsvSource({
    "timout, timeout",
    "tiemout, timeout",
    "TIMEOUT, timeout",
    "tpye, type",
    "wiht, with",
    "docker.cpoy, docker.copy"
  })
  void findsTheWordThatWasMeant(String written, String meant) {
    assertThat(DidYouMean.closest(KEYS, written)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"frobnicate", "d", "xy", "commands"})
  void isSilentWhenNothingIsNear(String written) {
    assertThat(DidYouMean.among(KEYS, written)).isEmpty();
  }
}
