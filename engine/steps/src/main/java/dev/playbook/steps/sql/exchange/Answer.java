package dev.playbook.steps.sql.exchange;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Runs the statement and reads at most that many rows. */
  public static Answer of(PreparedStatement statement, int rowCap) throws SQLException {
    boolean returnsRows = statement.execute();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    boolean more = false;
    if (returnsRows) {
      try (ResultSet result = statement.getResultSet()) {
        while (!more && result.next()) {
          more = rows.size() == rowCap;
          if (!more) {
            rows.add(Rows.row(result));
          }
        }
      }
    }
    long count = returnsRows ? rows.size() : Math.max(0, statement.getLargeUpdateCount());
    return new Answer(rows, returnsRows, more, count, notices(statement));
  }

  private static List<String> notices(PreparedStatement statement) throws SQLException {
    List<String> notices = new ArrayList<>();
    @Nullable SQLWarning warning = statement.getWarnings();
    while (warning != null) {
      notices.add(Optional.ofNullable(warning.getMessage()).orElse(""));
      warning = warning.getNextWarning();
    }
    return notices;
  }
}
