package dev.playbook.core.activity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BoundedCallTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /** The work hears of the stop, too, and says so; still it is the operator who ended it. */
  @Test
  void isEndedByTheOperatorWhenTheWorkHearsOfTheStopByItself() {
    StopSignal stop = new StopSignal();
    Thread caller = Thread.currentThread();
    BoundedCall call =
        new BoundedCall(Deadline.in(LONG), new Cancellation(), stop, StopSignal.Urgency.SOON);
    assertThatThrownBy(
            () ->
                call.call(
                    () -> {
                      Thread.ofPlatform().start(() -> requestOnceItWaits(stop, caller));
                      return declineAtStop(stop);
                    }))
        .isInstanceOf(BoundedCall.EndedException.class);
  }

  private static void requestOnceItWaits(StopSignal stop, Thread caller) {
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    stop.request();
  }

  private static Void declineAtStop(StopSignal stop) throws StepFailedException {
    Thread asking = Thread.currentThread();
    try (var _ = stop.subscribe(() -> interrupted(asking))) {
      Thread.sleep(LONG);
      throw new IllegalStateException("nobody stopped it");
    } catch (InterruptedException _) {
      throw StepFailedException.declined("stopped before an answer", "", Map.of());
    }
  }

  /** Tells nobody else of the stop before the work is over. */
  private static void interrupted(Thread work) {
    work.interrupt();
    while (work.isAlive()) {
      Thread.onSpinWait();
    }
  }
}
