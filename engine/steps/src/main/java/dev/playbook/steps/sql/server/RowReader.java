package dev.playbook.steps.sql.server;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.statement.BoundText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of any number as the server prints them, a thousand at a time. */
public final class RowReader {
  private static final int AT_ONCE = 1000;

  private RowReader() {}

  /** Takes one row; null is SQL's NULL. */
  @FunctionalInterface
  public interface Sink {
    /** Takes it. */
    void add(List<@Nullable String> row) throws IOException;
  }

  /**
   * Sends a question inside an open transaction.
   *
   * @return how many rows there were
   * @throws IOException when the sink failed
   */
  public static long read(Session session, Sent sent, Sink sink)
      throws StepFailedException, IOException {
    BoundText text = sent.bound();
    List<IOException> failed = new ArrayList<>();
    long count = session.with(sent, connection -> read(connection, text, sent, sink, failed));
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
    return count;
  }

  private static long read(
      Connection connection, BoundText text, Sent sent, Sink sink, List<IOException> failed)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
      sent.parameters().bind(statement, text);
      statement.setFetchSize(AT_ONCE);
      try (ResultSet result = statement.executeQuery()) {
        long count = 0;
        while (failed.isEmpty() && result.next()) {
          add(sink, result, failed);
          count++;
        }
        return count;
      }
    }
  }

  private static void add(Sink sink, ResultSet result, List<IOException> failed)
      throws SQLException {
    List<@Nullable String> row = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.add(result.getString(i));
    }
    try {
      sink.add(row);
    } catch (IOException e) {
      failed.add(e);
    }
  }
}
