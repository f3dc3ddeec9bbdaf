package dev.playbook.steps.sql.server;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.exchange.Sent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes single rows from the texts that the server printed, and reads back what it stored. */
public final class RowWriter {
  private RowWriter() {}

  /** Sends a statement with {@code ?} marks; returns the only row that it answers, if any. */
  public static Optional<List<@Nullable String>> send(
      Session session, String sql, List<@Nullable String> values) throws StepFailedException {
    return session.with(
        new Sent("the way back", sql, Parameters.NONE),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              bind(statement, i + 1, values.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
              return result.next() ? Optional.of(row(result)) : Optional.empty();
            }
          }
        });
  }

  private static void bind(PreparedStatement statement, int index, @Nullable String value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.OTHER);
    } else {
      statement.setString(index, value);
    }
  }

  private static List<@Nullable String> row(ResultSet result) throws SQLException {
    List<@Nullable String> row = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.add(result.getString(i));
    }
    return row;
  }
}
