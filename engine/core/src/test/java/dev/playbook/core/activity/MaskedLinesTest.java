package dev.playbook.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MaskedLinesTest {
  private static final String SECRET = "correct horse/battery+staple ".repeat(5).strip();

  private final Masker masker = new Masker();

  MaskedLinesTest() {
    masker.learn("password", SECRET);
  }

  private List<String> shown(List<String> lines) {
    MaskedLines masked = new MaskedLines(masker);
    List<String> shown = new ArrayList<>();
    lines.forEach(line -> shown.addAll(masked.add(line)));
    shown.addAll(masked.rest());
    return shown;
  }

  @Test
  void masksASecretWhereverItIsCutInTwo() {
    String text = "before " + SECRET + " behind";
    for (int cut = 1; cut < text.length(); cut++) {
      assertThat(shown(List.of(text.substring(0, cut), text.substring(cut))))
          .as("cut at %d", cut)
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).doesNotContain("horse", "battery", "staple"));
    }
  }

  @Test
  void masksBase64ThatGoesOnInTheNextLines() {
    byte[] text = ("user:" + SECRET).getBytes(StandardCharsets.UTF_8);
    String wrapped = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(text);
    List<String> lines = wrapped.lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(shown(lines)).hasSize(3).element(1).isEqualTo("***");
    assertThat(masker.mask("> " + wrapped.replace("\n", "\n  "))).contains("\n  ***\n  ***");
  }

  @Test
  void holdsBackOnlyWhatMayBeTheBeginningOfASecret() {
    MaskedLines lines = new MaskedLines(masker);
    assertThat(lines.add("an ordinary line")).containsExactly("an ordinary line");
    assertThat(lines.add("it is correct")).isEmpty();
    assertThat(lines.add("and goes on")).containsExactly("it is correct", "and goes on");
    assertThat(lines.rest()).isEmpty();
  }

  @Test
  void losesAndDoublesNoLine() {
    Random random = new Random(20250121);
    List<String> lines =
        IntStream.range(0, 2_000)
            .mapToObj(
                _ -> "x".repeat(random.nextInt(5)) + "correct".substring(0, random.nextInt(8)))
            .toList();
    assertThat(shown(lines)).isEqualTo(lines);
  }
}
