package dev.playbook.steps.sql.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Connections that wait for the next step; parallel steps never share one. */
final class Shelf implements AutoCloseable {
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /** Returns a shelf that keeps nothing. */
  static Shelf none() {
    Shelf none = new Shelf();
    none.close();
    return none;
  }

  synchronized Optional<Connection> take() {
    return Optional.ofNullable(idle.poll());
  }

  void put(Connection connection) {
    synchronized (this) {
      if (!closed) {
        idle.push(connection);
        return;
      }
    }
    close(connection);
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Shelf::close);
    idle.clear();
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // Whether it is closed or broken makes no difference any more.
    }
  }
}
