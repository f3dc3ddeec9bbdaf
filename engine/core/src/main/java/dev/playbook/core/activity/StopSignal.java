package dev.playbook.core.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The operator's wish to stop, said once for everything that is under way. Safe for several
 * threads.
 */
public final class StopSignal {

  /** How urgent the wish is. */
  public enum Urgency {
    /** Nothing was said. */
    NONE,
    /** Start nothing new; what changes the target may end by itself, what only waits ends now. */
    SOON,
    /** Stop what is under way, too. */
    NOW
  }

  private final List<Runnable> listeners = new ArrayList<>();
  private volatile Urgency urgency = Urgency.NONE;

  /** Returns how urgent it is. */
  public Urgency urgency() {
    return urgency;
  }

  /** Says the wish, or says it again, and with more urgency. */
  public void request() {
    List<Runnable> told;
    synchronized (listeners) {
      urgency = urgency == Urgency.NONE ? Urgency.SOON : Urgency.NOW;
      told = List.copyOf(listeners);
    }
    told.forEach(Runnable::run);
  }

  /** Waits so long, or until a stop is wanted; returns whether one is. */
  public boolean await(Duration longest) {
    CountDownLatch wanted = new CountDownLatch(1);
    try (var _ = subscribe(wanted::countDown)) {
      return urgency != Urgency.NONE || wanted.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the engine's own thread was interrupted", e);
    }
  }

  /** Calls the listener at each request from now on, until the returned handle is closed. */
  public Subscription subscribe(Runnable listener) {
    synchronized (listeners) {
      listeners.add(listener);
    }
    return () -> {
      synchronized (listeners) {
        listeners.remove(listener);
      }
    };
  }

  /** Ends a subscription. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
