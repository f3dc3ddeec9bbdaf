package dev.playbook.steps.sql.statement;

import java.util.Optional;

/**
 * The rows that a {@code DELETE} or {@code UPDATE} touches, as parts of a {@code SELECT}.
 *
 * @param with the text of a leading {@code WITH …}, or {@code ""}
 * @param table the table that changes
 * @param target the table as written, with its alias
 * @param alias how the other parts call the table, quoted where needed
 * @param others further tables of {@code USING} or {@code FROM}
 * @param where the condition
 */
public record Selection(
    String with,
    Name table,
    String target,
    String alias,
    Optional<String> others,
    Optional<String> where) {

  /** Returns a statement that counts the rows. */
  public String count() {
    return others.isEmpty()
        ? with + " SELECT count(*) FROM " + source()
        : with
            + " SELECT count(*) FROM (SELECT DISTINCT "
            + identity()
            + " FROM "
            + source()
            + ") AS playbook_rows";
  }

  /** Returns a statement that reads the rows; the columns are quoted names. */
  public String read(Iterable<String> columns) {
    StringBuilder list = new StringBuilder();
    columns.forEach(
        column -> list.append(list.isEmpty() ? "" : ", ").append(alias).append('.').append(column));
    String distinct = others.isEmpty() ? "" : "DISTINCT ON (" + identity() + ") ";
    return with + " SELECT " + distinct + list + " FROM " + source();
  }

  private String identity() {
    return alias + ".tableoid, " + alias + ".ctid";
  }

  private String source() {
    return target
        + others.map(text -> ", " + text).orElse("")
        + where.map(text -> " WHERE " + text).orElse("");
  }
}
