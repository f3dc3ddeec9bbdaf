package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShimTest {
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path directory;

  @Test
  void isOfThisBootWhateverTheClockSaysByNow() throws Exception {
    Shim shim = Shim.below(directory, "token", Optional.empty());
    assertThat(shim.isOfEarlierBoot(Instant.now().minus(YEAR))).isFalse();
    assertThat(shim.isOfEarlierBoot(Instant.now().plus(YEAR))).isFalse();
  }

  @Test
  void isOfAnEarlierBootWhenTheKernelSaysSo() throws Exception {
    Shim shim = Shim.below(directory, "token", Optional.empty());
    Files.writeString(shim.file("boot"), "another");
    assertThat(shim.isOfEarlierBoot(Instant.now())).isTrue();
  }

  @Test
  void goesByTheClockWhereTheWordOfTheKernelIsLost() throws Exception {
    Shim shim = Shim.below(directory, "token", Optional.empty());
    Files.delete(shim.file("boot"));
    assertThat(shim.isOfEarlierBoot(Instant.EPOCH)).isTrue();
    assertThat(shim.isOfEarlierBoot(Instant.now())).isFalse();
  }
}
