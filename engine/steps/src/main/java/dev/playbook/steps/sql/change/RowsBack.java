package dev.playbook.steps.sql.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.server.RowWriter;
import dev.playbook.steps.sql.server.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings kept rows back, inside an open transaction, and compares each with what was kept. */
record RowsBack(Session session) {

  Optional<Change> restore(Path file) throws StepFailedException, IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      RowFile.Header header = RowFile.header(reader);
      long restored = 0;
      for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
        restored += restore(header, RowFile.row(line)) ? 1 : 0;
      }
      return restored == 0 ? Optional.empty() : Optional.of(change(header, restored));
    }
  }

  private Change change(RowFile.Header header, long restored) {
    String table = header.table().replaceFirst("^\"public\"\\.", "").replace("\"", "");
    State rows = State.known(restored == 1 ? "1 row" : restored + " rows");
    return new Change(
        new Resource("rows", session.database().name(), table),
        header.deleted() ? State.ABSENT : State.known("later values"),
        rows);
  }

  /** Returns whether the row had to be changed. */
  private boolean restore(RowFile.Header header, List<@Nullable String> row)
      throws StepFailedException {
    Optional<List<@Nullable String>> present =
        header.key().isEmpty() ? Optional.empty() : select(header, row);
    if (present.isPresent() && present.get().equals(row)) {
      return false;
    }
    if (header.deleted() && present.isPresent()) {
      throw different(header, row, "is there again, with other values");
    }
    List<@Nullable String> stored =
        (header.deleted() ? insert(header, row) : update(header, row))
            .orElseThrow(() -> different(header, row, "is gone since"));
    if (!Objects.equals(stored, row)) {
      throw different(header, row, "did not come back as it was: a trigger or default changed it");
    }
    return true;
  }

  private Optional<List<@Nullable String>> select(RowFile.Header header, List<@Nullable String> row)
      throws StepFailedException {
    String sql =
        "SELECT %s FROM %s WHERE %s".formatted(columns(header), header.table(), where(header));
    return RowWriter.send(session, sql, keyOf(header, row));
  }

  private Optional<List<@Nullable String>> insert(RowFile.Header header, List<@Nullable String> row)
      throws StepFailedException {
    String marks = row.stream().map(_ -> "?").collect(Collectors.joining(", "));
    String sql =
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s) RETURNING %s"
            .formatted(header.table(), columns(header), marks, columns(header));
    return RowWriter.send(session, sql, row);
  }

  private Optional<List<@Nullable String>> update(RowFile.Header header, List<@Nullable String> row)
      throws StepFailedException {
    List<String> set = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (!header.key().contains(header.columns().get(i))) {
        set.add(header.columns().get(i) + " = ?");
        values.add(row.get(i));
      }
    }
    values.addAll(keyOf(header, row));
    String sql =
        "UPDATE %s SET %s WHERE %s RETURNING %s"
            .formatted(header.table(), String.join(", ", set), where(header), columns(header));
    return RowWriter.send(session, sql, values);
  }

  private static String columns(RowFile.Header header) {
    return String.join(", ", header.columns());
  }

  private static String where(RowFile.Header header) {
    return header.key().stream().map(name -> name + " = ?").collect(Collectors.joining(" AND "));
  }

  private static List<@Nullable String> keyOf(RowFile.Header header, List<@Nullable String> row) {
    List<@Nullable String> key = new ArrayList<>();
    for (String column : header.key()) {
      key.add(row.get(header.columns().indexOf(column)));
    }
    return key;
  }

  private static StepFailedException different(
      RowFile.Header header, List<@Nullable String> row, String what) {
    String which =
        header.key().isEmpty()
            ? "a row of " + header.table()
            : "the row of %s with %s = %s"
                .formatted(header.table(), String.join(", ", header.key()), keyOf(header, row));
    return new StepFailedException(
        "%s %s; nothing was put back".formatted(which, what),
        "compare it with the kept rows in the run directory");
  }
}
