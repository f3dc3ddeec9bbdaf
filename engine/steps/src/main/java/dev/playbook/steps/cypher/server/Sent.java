package dev.playbook.steps.cypher.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way to the server.
 *
 * @param label how a message calls it, for example {@code statement 2 of 3}
 * @param statement the text
 * @param parameters the values for its {@code $name} parameters
 */
public record Sent(String label, String statement, Map<String, @Nullable Object> parameters) {

  /** A question of our own. */
  public static Sent own(String statement, Map<String, @Nullable Object> parameters) {
    return new Sent("a look at the schema", statement, parameters);
  }

  /** Returns the same with {@code EXPLAIN} before it: the server reads it without running it. */
  public Sent explained() {
    return new Sent(label, "EXPLAIN " + statement, parameters);
  }
}
