package dev.playbook.steps.sql.change;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * Rows in a file of JSON lines: first a header, then one list of texts for each row, each as the
 * server prints the value, which is a form that it reads back without loss.
 */
final class RowFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RowFile() {}

  /**
   * What the rows belong to.
   *
   * @param table its full name as written in SQL
   * @param columns the columns of a row, as written in SQL
   * @param key the columns of the primary key among them
   * @param deleted whether the rows were deleted, and not only given new values
   */
  record Header(String table, List<String> columns, List<String> key, boolean deleted) {
    Header {
      columns = List.copyOf(columns);
      key = List.copyOf(key);
    }
  }

  /** Adds rows at the end. */
  record Writer(BufferedWriter file) implements AutoCloseable {
    void add(List<@Nullable String> row) throws IOException {
      line(row);
    }

    private void line(Object value) throws IOException {
      file.write(JSON.writeValueAsString(value));
      file.write('\n');
    }

    void flush() throws IOException {
      file.flush();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  static Writer write(Path file, Header header) throws IOException {
    Writer writer = new Writer(Files.newBufferedWriter(file));
    writer.line(
        Map.of(
            "table", header.table(),
            "columns", header.columns(),
            "key", header.key(),
            "deleted", header.deleted()));
    return writer;
  }

  static Header header(BufferedReader file) throws IOException {
    Map<?, ?> values = JSON.readValue(String.valueOf(file.readLine()), Map.class);
    return new Header(
        String.valueOf(values.get("table")),
        texts(values.get("columns")),
        texts(values.get("key")),
        Boolean.TRUE.equals(values.get("deleted")));
  }

  static List<@Nullable String> row(String line) {
    return Arrays.asList(JSON.readValue(line, String[].class));
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> texts ? texts.stream().map(String::valueOf).toList() : List.of();
  }
}
