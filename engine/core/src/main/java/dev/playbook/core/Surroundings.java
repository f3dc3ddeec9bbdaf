package dev.playbook.core;

import dev.playbook.core.activity.Operator;
import dev.playbook.core.journal.StateDirectory;
import java.time.Clock;
import java.util.Map;

/**
 * What an engine has of the machine it runs on.
 *
 * @param version the engine's own version, written into every journal
 * @param state where runs are kept
 * @param environment the process's variables; steps see an allowed few of them
 * @param operator who can be asked while a run goes on
 * @param clock the wall clock
 */
public record Surroundings(
    String version,
    StateDirectory state,
    Map<String, String> environment,
    Operator operator,
    Clock clock) {
  /** Copies the environment. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
