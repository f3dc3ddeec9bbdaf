package dev.playbook.core.run;

/**
 * Hears of a run while it goes on. Called by one thread at a time, in the order of the events; what
 * it throws ends the run.
 */
public interface RunListener {

  /** Hears of an event, after it is on disk. */
  void on(RunEvent event);

  /** Hears of a line that an activity printed; masked and harmless. The default ignores it. */
  default void output(String key, String line) {}
}
