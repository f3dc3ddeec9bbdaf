package dev.playbook.steps.sql.exchange;

import dev.playbook.steps.sql.statement.BoundText;

/**
 * A text on its way to the server.
 *
 * @param label how a message calls it, for example {@code statement 2 of 3}
 * @param prefix what is sent before the statement, for example {@code "EXPLAIN "}
 * @param statement the statement as the playbook writes it
 * @param parameters the values for its {@code :name} parameters
 */
public record Sent(String label, String prefix, String statement, Parameters parameters) {

  /** A statement of the playbook. */
  public Sent(String label, String statement, Parameters parameters) {
    this(label, "", statement, parameters);
  }

  /** A question of our own. */
  public static Sent own(String question) {
    return new Sent("a look at the catalogue", "", question, Parameters.NONE);
  }

  /** Returns the same with something before it. */
  public Sent after(String text) {
    return new Sent(label, text, statement, parameters);
  }

  /** Returns the statement in the form for JDBC. */
  public BoundText bound() {
    return BoundText.of(statement);
  }
}
