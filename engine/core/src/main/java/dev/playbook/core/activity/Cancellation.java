package dev.playbook.core.activity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What must be done to stop work that an interrupt does not stop. Safe for several threads. */
final class Cancellation {
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private boolean cancelled;

  /** Keeps an action for {@link #cancel}; does it at once when that has already happened. */
  void register(Runnable action) {
    synchronized (actions) {
      if (!cancelled) {
        actions.push(action);
        return;
      }
    }
    action.run();
  }

  /** Does the registered actions, the latest first; each at most once. */
  void cancel() {
    List<Runnable> due;
    synchronized (actions) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }
}
