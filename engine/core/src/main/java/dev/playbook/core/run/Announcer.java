package dev.playbook.core.run;

import dev.playbook.core.activity.MaskedLines;
import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the listeners, one thread at a time, in their order, without secrets and without anything
 * that could take over a terminal.
 */
final class Announcer {
  private final List<RunListener> listeners;
  private final Masker masker;
  private final EventMask mask;
  private final Map<String, MaskedLines> open = new HashMap<>();

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
    if (event instanceof RunEvent.AttemptEnded ended) {
      showRest(List.of(ended.key()));
    } else if (event instanceof RunEvent.Ended) {
      showRest(List.copyOf(open.keySet()));
    }
    RunEvent masked = mask.mask(event);
    listeners.forEach(listener -> listener.on(masked));
  }

  synchronized void output(String key, String line) {
    show(key, open.computeIfAbsent(key, _ -> new MaskedLines(masker)).add(line));
  }

  private void showRest(List<String> keys) {
    for (String key : keys) {
      Optional.ofNullable(open.remove(key)).ifPresent(lines -> show(key, lines.rest()));
    }
  }

  private void show(String key, List<String> lines) {
    for (String line : lines) {
      String safe = SafeText.line(line);
      listeners.forEach(listener -> listener.output(key, safe));
    }
  }
}
