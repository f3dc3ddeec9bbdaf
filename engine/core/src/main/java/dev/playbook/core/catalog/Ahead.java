package dev.playbook.core.catalog;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A value that may be computed in another thread before it is needed. Computed once. */
final class Ahead<T> {
  private final FutureTask<T> task;

  Ahead(Callable<T> computation) {
    this.task = new FutureTask<>(computation);
  }

  /** Begins in a thread that keeps nobody waiting at the end of the process. */
  void begin() {
    Thread.ofPlatform().daemon().name("read-ahead").start(task);
  }

  /** Returns the value; computes it here when nobody has begun. */
  T get() {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("what is part of the program cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the program reads its own parts", e);
    }
  }
}
