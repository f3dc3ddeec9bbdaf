package dev.playbook.core.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MaskerTest {
  private static final String SECRET = "p@ss \"w'o\\rd/§1";

  @Test
  void masksTheSecretItself() {
    assertThat(masker().mask("password " + SECRET + "!")).isEqualTo("password ***!");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void masksWhatProgramsMakeOfTheSecret(String encoded) {
    assertThat(masker().mask("[" + encoded + "]")).doesNotContain(encoded).contains("***");
  }

  static Stream<String> encodings() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(bytes);
    return Stream.of(
        Base64.getEncoder().encodeToString(bytes),
        hex,
        hex.toUpperCase(Locale.ROOT),
        URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
        "p@ss \\\"w'o\\\\rd/§1",
        "p@ss \"w'\\''o\\rd/§1",
        "p@ss \"w''o\\rd/§1");
  }

  @ParameterizedTest
  @MethodSource("surroundings")
  void masksBase64WhereverTheSecretBegins(String before) {
    String text = before + SECRET + " and more";
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    String masked = masker().mask(encoded);
    assertThat(masked).contains("***");
    assertThat(new String(decoded(masked), StandardCharsets.UTF_8)).doesNotContain(SECRET);
  }

  static Stream<String> surroundings() {
    return Stream.of("user:", "users:", "users::");
  }

  @Test
  void masksEachLineOfASecretWithSeveralLines() {
    Masker masker = new Masker();
    masker.learn("key", "BEGIN KEY\nabcdefgh\nijklmnop\nEND KEY");
    assertThat(masker.mask("line: ijklmnop")).isEqualTo("line: ***");
  }

  @Test
  void masksTheBeginningOfASecretThatWasShortened() {
    for (int length = 4; length < SECRET.length(); length++) {
      assertThat(masker().mask("is '" + SECRET.substring(0, length) + "…' and p…"))
          .isEqualTo("is '***…' and p…");
    }
  }

  @Test
  void masksSettingsWhoseNameTells() {
    assertThat(new Masker().mask("+POSTGRES_PASSWORD=hunter2\n WORKERS=4"))
        .isEqualTo("+POSTGRES_PASSWORD=***\n WORKERS=4");
  }

  @Test
  void refusesASecretThatIsTooShortToBeMasked() {
    assertThatThrownBy(() -> new Masker().learn("pin", "123"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("`pin`");
  }

  private static Masker masker() {
    Masker masker = new Masker();
    masker.learn("password", SECRET);
    return masker;
  }

  private static byte[] decoded(String masked) {
    String padded = masked.replace("*", "");
    return Base64.getDecoder().decode(padded.substring(0, padded.length() / 4 * 4));
  }
}
