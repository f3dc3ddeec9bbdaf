package dev.playbook.spi;

/** Clients of services, opened once and shared by the activities of a run. */
public interface Clients {

  /** Opens a client. */
  @FunctionalInterface
  interface Opener<T> {
    /** Opens the client; bounded by the caller's {@link ActivityContext#remaining()}. */
    T open() throws StepFailedException, InterruptedException;
  }

  /**
   * Returns the open client of that name, or opens it. One caller opens, others wait for it. The
   * engine closes all clients when the run is over, and does not wait long for it. A failed opening
   * is not kept.
   *
   * @param name unique among all clients, by convention {@code <type>:<connection>}
   * @throws StepFailedException what the opener threw
   */
  <T extends AutoCloseable> T get(String name, Class<T> type, Opener<T> opener)
      throws StepFailedException, InterruptedException;

  /** Forgets and closes a client that turned out to be broken; nothing happens if it is gone. */
  void discard(String name);
}
