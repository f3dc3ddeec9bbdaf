package dev.playbook.steps.sql.catalogue;

import dev.playbook.spi.State;
import dev.playbook.steps.sql.statement.Name;
import java.util.Optional;

/**
 * An index that is there.
 *
 * @param name its full name
 * @param table the full name of its table
 * @param definition what {@code pg_get_indexdef} prints
 * @param valid whether queries may use it; an interrupted concurrent build leaves one that they may
 *     not
 * @param size for people
 * @param scans how often it was used
 * @param constraint the constraint that it belongs to
 * @param keys foreign keys of other tables that need it
 */
public record Index(
    Name name,
    Name table,
    String definition,
    boolean valid,
    String size,
    long scans,
    Optional<String> constraint,
    Optional<String> keys) {

  /** Returns the whole of it, so that equal texts mean equal indexes. */
  public State state() {
    return State.known(valid ? definition : definition + "\nINVALID: its build did not end");
  }
}
