package dev.playbook.steps.docker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A blocking call that ends in time: it runs in a thread of its own, and an interrupt of that
 * thread closes the socket it reads from. The client's own time-outs start again with every byte.
 */
final class Bounded {
  private Bounded() {}

  static <T> T call(Duration limit, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().name("docker-call").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
