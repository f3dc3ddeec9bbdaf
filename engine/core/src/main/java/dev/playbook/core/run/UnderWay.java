package dev.playbook.core.run;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The attempts that are being made at this moment, each on a thread of its own. Belongs to one
 * thread; only {@link #wake} may be called by others.
 */
final class UnderWay {
  private static final News WOKEN = new News(Optional.empty(), Optional.empty());

  private final Set<String> keys = new LinkedHashSet<>();
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

  /** An attempt has ended, or somebody called. */
  private record News(Optional<String> key, Optional<Throwable> fault) {}

  Set<String> keys() {
    return Set.copyOf(keys);
  }

  void begin(String key, Runnable attempt) {
    keys.add(key);
    Thread.ofVirtual()
        .name("attempt")
        .start(() -> news.add(new News(Optional.of(key), fault(attempt))));
  }

  /** Ends the next {@link #await} although no attempt has ended. */
  void wake() {
    news.add(WOKEN);
  }

  /** Waits for news. What an attempt threw is thrown when all others have ended, too. */
  void await() {
    Optional<Throwable> fault = next();
    while (fault.isPresent() && !keys.isEmpty()) {
      next();
    }
    fault.ifPresent(UnderWay::rethrow);
  }

  private Optional<Throwable> next() {
    try {
      News heard = news.take();
      heard.key().ifPresent(keys::remove);
      return heard.fault();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the engine's own thread was interrupted", e);
    }
  }

  private static Optional<Throwable> fault(Runnable attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (Throwable fault) {
      return Optional.of(fault);
    }
  }

  private static void rethrow(Throwable fault) {
    switch (fault) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(fault);
    }
  }
}
