package dev.playbook.steps.process.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final int PART = 64 * 1024;

  @Test
  void keepsEveryLengthUpToTwoPartsWhole() {
    for (int length : new int[] {0, 1, PART - 1, PART, PART + 1, 2 * PART - 1, 2 * PART}) {
      String text = numbered(length);
      assertThat(fed(text, 7_000).text()).isEqualTo(text);
      assertThat(fed(text, 7_000).isCut()).isFalse();
    }
  }

  @Test
  void keepsHeadAndTailOfMoreWhateverTheChunks() {
    String text = numbered(5 * PART + 123);
    for (int chunk : new int[] {1, 1_000, PART, 3 * PART}) {
      Output output = fed(text, chunk);
      assertThat(output.isCut()).isTrue();
      assertThat(output.text())
          .startsWith(text.substring(0, PART))
          .contains("\n[196731 bytes left out]\n")
          .endsWith(text.substring(text.length() - PART));
    }
  }

  @Test
  void cutsALineWithoutEndBetweenCharacters() {
    List<String> lines = new ArrayList<>();
    Lines cutter = new Lines(lines::add);
    byte[] bytes = ("x" + "ü".repeat(10_000) + "\r\nend").getBytes(StandardCharsets.UTF_8);
    cutter.add(bytes, bytes.length);
    cutter.finish();
    assertThat(lines).hasSize(4).last().isEqualTo("end");
    assertThat(String.join("", lines)).isEqualTo("x" + "ü".repeat(10_000) + "end");
  }

  private static Output fed(String text, int chunk) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Output output = new Output();
    for (int from = 0; from < bytes.length; from += chunk) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
      output.add(part, part.length);
    }
    return output;
  }

  private static String numbered(int length) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; text.length() < length; line++) {
      text.append(line).append('\n');
    }
    return text.substring(0, length);
  }
}
