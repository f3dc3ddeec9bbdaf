package dev.playbook.core.run;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.SafeText;
import java.util.List;

/**
 * Tells the listeners, one thread at a time, in their order, without secrets and without anything
 * that could take over a terminal.
 */
final class Announcer {
  private final List<RunListener> listeners;
  private final Masker masker;
  private final EventMask mask;

  Announcer(List<RunListener> listeners, Masker masker) {
    this.listeners = List.copyOf(listeners);
    this.masker = masker;
    this.mask = new EventMask(masker);
  }

  /** Events that were kept have no secrets any more. */
  synchronized void recall(List<RunEvent> earlier) {
    listeners.forEach(listener -> listener.recall(earlier));
  }

  synchronized void announce(RunEvent event) {
    RunEvent masked = mask.mask(event);
    listeners.forEach(listener -> listener.on(masked));
  }

  synchronized void output(String key, String line) {
    String safe = SafeText.line(masker.mask(line));
    listeners.forEach(listener -> listener.output(key, safe));
  }
}
