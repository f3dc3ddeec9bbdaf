package dev.playbook.steps.cypher.server;

import dev.playbook.spi.State;
import java.util.Optional;

/**
 * An index or constraint that is there.
 *
 * @param statement the statement that would create it, as the server prints it
 * @param state {@code ONLINE}, {@code POPULATING} or {@code FAILED}; a constraint is always online
 * @param constraint the constraint that an index belongs to
 * @param reads how often an index was used
 */
public record Rule(
    String name, String statement, String state, Optional<String> constraint, long reads) {

  /** Returns whether queries may use it, at once or soon. */
  public boolean works() {
    return !state.equals("FAILED");
  }

  /** Returns the whole of it, so that equal texts mean equal rules. */
  public State known() {
    return State.known(works() ? statement : statement + "\nFAILED: it could not be filled");
  }
}
