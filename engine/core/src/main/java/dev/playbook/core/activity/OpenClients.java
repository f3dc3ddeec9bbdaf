package dev.playbook.core.activity;

import dev.playbook.spi.Clients;
import dev.playbook.spi.StepFailedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The clients of one run. Closing does not wait: a client that lingers dies with the process. */
public final class OpenClients implements Clients, AutoCloseable {
  private final Map<String, AutoCloseable> open = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> opening = new HashMap<>();

  /** Makes a place without any open client. */
  public OpenClients() {}

  @Override
  public <T extends AutoCloseable> T get(String name, Class<T> type, Opener<T> opener)
      throws StepFailedException, InterruptedException {
    ReentrantLock lock = lock(name);
    lock.lockInterruptibly();
    try {
      AutoCloseable present = open.get(name);
      if (present != null) {
        return type.cast(present);
      }
      T fresh = opener.open();
      open.put(name, fresh);
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void discard(String name) {
    Optional.ofNullable(open.remove(name)).ifPresent(OpenClients::closeBeside);
  }

  @Override
  public void close() {
    open.values().forEach(OpenClients::closeBeside);
    open.clear();
  }

  private ReentrantLock lock(String name) {
    synchronized (opening) {
      return opening.computeIfAbsent(name, _ -> new ReentrantLock());
    }
  }

  private static void closeBeside(AutoCloseable client) {
    Thread.ofVirtual().start(() -> close(client));
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception _) {
      // The client is not used any more; the service ends its side by itself.
    }
  }
}
