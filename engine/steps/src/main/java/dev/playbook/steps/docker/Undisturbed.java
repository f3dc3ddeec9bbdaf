package dev.playbook.steps.docker;

import dev.playbook.spi.StepFailedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that an interrupt must not cut short: cleaning up after the one that ended the step. It runs
 * in a thread of its own and has to bound itself.
 */
public final class Undisturbed {
  private Undisturbed() {}

  /** Work that gives an answer. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws StepFailedException, InterruptedException;
  }

  /** Runs the work to its end; an interrupt that came before or meanwhile is set again after it. */
  public static <T> T call(Work<T> work) throws StepFailedException {
    var task = new FutureTask<>(work::run);
    Thread.ofVirtual().name("docker-cleanup").start(task);
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StepFailedException failure
          ? failure
          : StepFailedException.unknown("the clean-up broke off", "look at the container", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
