package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceTest {
  @Test
  void leavesNothingBehindWhenTheOperatorDoesNotWantToWait() {
    String word = "3600." + System.nanoTime();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Presence.of("sleep", word)).isInstanceOf(InterruptedException.class);
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!Survivors.having(word).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(Survivors.having(word)).isEmpty();
  }

  @Test
  void saysWhyAProgramCannotBeStarted() throws Exception {
    assertThat(Presence.of("true").isThere()).isTrue();
    assertThat(Presence.of("no-such-program").words()).contains("is not on the PATH");
    assertThat(Presence.of("false").words()).contains("exit code 1");
  }
}
