package dev.playbook.core.activity;

import dev.playbook.spi.StepFailedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call of a step on a thread of its own, ended when its time is up or the operator wants it.
 *
 * <p>Ending means: the registered actions run, then the thread is interrupted, then the call gets a
 * while to make sure that nothing is left. A call that does not come back even then is abandoned,
 * and its outcome is unknown.
 */
final class BoundedCall {
  private static final Duration TIME_TO_VERIFY = Duration.ofSeconds(30);

  /** What a call of a step looks like. */
  @FunctionalInterface
  interface Work<T> {
    T call() throws StepFailedException, InterruptedException;
  }

  /** Why a call did not end by itself. */
  enum Ended {
    BY_TIME,
    BY_OPERATOR
  }

  /** A call was ended from outside, and nothing of it is left. */
  static final class EndedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Ended ended;
    private final String said;

    EndedException(Ended ended, String said) {
      super(said);
      this.ended = ended;
      this.said = said;
    }

    /** What the step said of its end; may be empty. */
    String said() {
      return said;
    }

    Ended ended() {
      return ended;
    }
  }

  private final Deadline deadline;
  private final Cancellation cancellation;
  private final StopSignal stop;
  private final StopSignal.Urgency stopsAt;
  private final CompletableFuture<Ended> ended = new CompletableFuture<>();

  BoundedCall(
      Deadline deadline, Cancellation cancellation, StopSignal stop, StopSignal.Urgency stopsAt) {
    this.deadline = deadline;
    this.cancellation = cancellation;
    this.stop = stop;
    this.stopsAt = stopsAt;
  }

  /** Hears of a stop before the work does, so that its end is known as the operator's. */
  <T> T call(Work<T> work) throws StepFailedException, EndedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("activity").unstarted(() -> complete(result, work));
    try (var _ = stop.subscribe(() -> stopIfUrgent(thread))) {
      thread.start();
      stopIfUrgent(thread);
      return await(result, thread);
    }
  }

  private <T> T await(CompletableFuture<T> result, Thread thread)
      throws StepFailedException, EndedException {
    if (!isOver(CompletableFuture.anyOf(result, ended), deadline.remaining())) {
      end(thread, Ended.BY_TIME);
    }
    if (!isOver(result, TIME_TO_VERIFY)) {
      throw StepFailedException.unknown(
          "did not stop within " + TIME_TO_VERIFY.toSeconds() + "s after it was told to",
          "look whether the work is still going on",
          null);
    }
    try {
      return result.join();
    } catch (CompletionException e) {
      throw translated(Objects.requireNonNull(e.getCause()));
    }
  }

  private static boolean isOver(CompletableFuture<?> future, Duration longest) {
    try {
      future.handle((_, _) -> true).get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the engine's own thread was interrupted", e);
    }
  }

  /** Lets faults of ours through as they are: they are reported as such. */
  private RuntimeException translated(Throwable cause) throws StepFailedException, EndedException {
    @Nullable Ended reason = ended.getNow(null);
    switch (cause) {
      case InterruptedException _ when reason != null -> throw new EndedException(reason, "");
      case StepFailedException failed
          when reason != null && failed.certainty() != StepFailedException.Certainty.UNKNOWN ->
          throw new EndedException(reason, failed.getMessage());
      case StepFailedException failed -> throw failed;
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      default -> throw new IllegalStateException("the step was interrupted by itself", cause);
    }
  }

  private void stopIfUrgent(Thread thread) {
    if (stop.urgency().compareTo(stopsAt) >= 0) {
      end(thread, Ended.BY_OPERATOR);
    }
  }

  private void end(Thread thread, Ended reason) {
    if (ended.complete(reason)) {
      cancellation.cancel();
      thread.interrupt();
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Work<T> work) {
    try {
      result.complete(work.call());
    } catch (Throwable t) {
      result.completeExceptionally(t);
    }
  }
}
