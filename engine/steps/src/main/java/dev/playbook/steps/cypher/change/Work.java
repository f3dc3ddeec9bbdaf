package dev.playbook.steps.cypher.change;

import dev.playbook.steps.cypher.server.Graph;
import dev.playbook.steps.cypher.server.Sent;
import dev.playbook.steps.cypher.statement.CypherStatement;
import dev.playbook.steps.statement.Statements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step is to do.
 *
 * @param maxRows the most that one statement may touch, or that a query may return
 */
public record Work(
    Graph graph,
    List<CypherStatement> statements,
    Map<String, @Nullable Object> parameters,
    Optional<Long> maxRows)
    implements Statements {
  /** Copies the statements. */
  public Work {
    statements = List.copyOf(statements);
  }

  /** Returns a statement, by its 0-based place, ready to be sent with the parameters it names. */
  public Sent sent(int index) {
    return sent(index, statements.get(index).text());
  }

  /** Returns another text with the parameters of that statement. */
  public Sent sent(int index, String text) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>(parameters);
    named.keySet().retainAll(statements.get(index).parameters());
    return new Sent(label(index), text, named);
  }
}
