package dev.playbook.steps.process.containment;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits during a clean-up, which an interrupt must not cut short. */
final class Patience {
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

  private Patience() {}

  /** Returns whether the condition came true within the limit; keeps an interrupt for later. */
  static boolean until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = Thread.interrupted();
    Duration pause = Duration.ofMillis(1);
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() >= end) {
          return false;
        }
        try {
          Thread.sleep(pause);
        } catch (InterruptedException later) {
          interrupted = true;
        }
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
