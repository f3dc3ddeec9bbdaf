package dev.playbook.steps.sql.catalogue;

import dev.playbook.steps.sql.statement.Name;
import java.util.List;
import java.util.Optional;

/**
 * A table that is there.
 *
 * @param name its full name
 * @param columns those that can be written, in order, generated ones left out
 * @param key the columns of its primary key, empty when there is none
 * @param rows the server's estimate, negative when it has none
 * @param size for people, indexes included
 * @param dependents views and other tables that need it
 * @param cascades tables that change when rows of this one are deleted
 * @param triggers triggers of its own that run when rows change
 */
public record Table(
    Name name,
    List<String> columns,
    List<String> key,
    long rows,
    String size,
    Optional<String> dependents,
    Optional<String> cascades,
    Optional<String> triggers) {
  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** Returns what is known of it in one line. */
  public String summary() {
    String about = rows < 0 ? "never counted" : "about " + rows + " rows";
    return "%d columns, %s, %s".formatted(columns.size(), about, size);
  }
}
