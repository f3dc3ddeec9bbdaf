package dev.playbook.steps.sql.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered to one statement.
 *
 * @param rows the rows that it returned, at most as many as asked for
 * @param returnsRows whether it returns rows at all
 * @param more whether there were more rows than asked for
 * @param count rows touched; for a question, rows returned
 * @param notices what the server remarked
 */
public record Answer(
    List<Map<String, @Nullable Object>> rows,
    boolean returnsRows,
    boolean more,
    long count,
    List<String> notices) {

  /** Returns the only value of the only row, as text. */
  public String single() {
    return String.valueOf(rows.getFirst().values().iterator().next());
  }
}
