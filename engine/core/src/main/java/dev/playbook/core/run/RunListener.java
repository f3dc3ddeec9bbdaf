package dev.playbook.core.run;

import java.util.List;

/**
 * Hears of a run while it goes on. Called by one thread at a time, in the order of the events; what
 * it throws ends the run.
 */
public interface RunListener {

  /**
   * Hears, before anything else, what has happened in a run that is taken up again. The default
   * ignores it.
   */
  default void recall(List<RunEvent> earlier) {}

  /** Hears of an event, after it is on disk. */
  void on(RunEvent event);

  /** Hears of a line that an activity printed; masked and harmless. The default ignores it. */
  default void output(String key, String line) {}
}
