package dev.playbook.steps.sql;

import java.sql.SQLException;
import java.util.stream.Stream;

/** A table {@code memories} of a thousand rows that have a number and nothing else. */
final class Numbers {
  static final int ROWS = 1000;

  private Numbers() {}

  static ScratchDatabase database(String... more) {
    Stream<String> rows =
        Stream.of(
            "CREATE TABLE memories (id int PRIMARY KEY)",
            "INSERT INTO memories SELECT generate_series(1, %d)".formatted(ROWS));
    return ScratchDatabase.with(Stream.concat(rows, Stream.of(more)).toArray(String[]::new));
  }

  /** Returns the statement that deletes one row. */
  static String delete(int id) {
    return "DELETE FROM memories WHERE id = " + id;
  }

  static int count(ScratchDatabase database) throws SQLException {
    return Integer.parseInt(database.value("SELECT count(*) FROM memories"));
  }

  static boolean isGone(ScratchDatabase database, int id) throws SQLException {
    return database.value("SELECT 1 FROM memories WHERE id = " + id).equals("no row");
  }
}
