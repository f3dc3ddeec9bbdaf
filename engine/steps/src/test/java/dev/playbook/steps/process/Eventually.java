package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Eventually {
  private static final Duration AT_WORST = Duration.ofSeconds(20);

  private Eventually() {}

  static void holds(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + AT_WORST.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).as("in " + AT_WORST.toSeconds() + "s").isTrue();
  }
}
