package dev.playbook.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeTextTest {
  @ParameterizedTest
  @CsvSource({
    "'\u001b[31mred', '\\x1b[31mred'",
    "'\u001b]52;c;aGk=\u0007', '\\x1b]52;c;aGk=\\x07'",
    "'ok\rFAILED', 'ok\\x0dFAILED'",
    "'a\u0008b', 'a\\x08b'",
    "'\u009b31m', '\\x9b31m'",
    "'\u202etxt.exe', '\\u202etxt.exe'",
    "'one\u2028two', 'one\\u2028two'"
  })
  void showsWhatCouldTakeOverATerminal(String text, String safe) {
    assertThat(SafeText.line(text)).isEqualTo(safe);
  }

  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(SafeText.line("déjà\tvu 😀")).isEqualTo("déjà\tvu 😀");
  }
}
