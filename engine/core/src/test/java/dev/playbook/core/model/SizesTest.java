package dev.playbook.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
  @ParameterizedTest
  @CsvSource({"5B, 5", "500MB, 500000000", "64MiB, 67108864", "1.5kB, 1500", "1TB, 1000000000000"})
  void readsWhatPlaybooksWrite(String text, long bytes) {
    assertThat(Sizes.parse(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "500", "5 megs", "MB", "-1B", "1PB", "9999999TB"})
  void refusesWhatIsNone(String text) {
    assertThat(Sizes.parse(text)).isEmpty();
  }
}
