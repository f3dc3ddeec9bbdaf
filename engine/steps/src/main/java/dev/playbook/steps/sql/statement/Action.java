package dev.playbook.steps.sql.statement;

import dev.playbook.spi.Risk;
import java.util.List;
import java.util.Optional;

/** What a statement is for, as far as its text tells. */
public sealed interface Action {

  /** Reads and calls no function of which the text cannot tell that it only reads. */
  record Read() implements Action {}

  /** Matters for nothing but this session, for example {@code SET}. */
  record Neutral() implements Action {}

  /**
   * {@code CREATE INDEX}.
   *
   * @param name empty when the server chooses it
   * @param definition the statement as {@code pg_get_indexdef} would print it, as far as the text
   *     tells
   */
  record CreateIndex(
      Optional<Name> name,
      Name table,
      boolean concurrently,
      boolean ifNotExists,
      IndexDefinition definition)
      implements Action {}

  /** {@code DROP INDEX}. */
  record DropIndex(List<Name> names, boolean concurrently, boolean ifExists, boolean cascade)
      implements Action {}

  /** {@code CREATE TABLE}. */
  record CreateTable(Name name, boolean ifNotExists) implements Action {}

  /** {@code DROP TABLE} or {@code TRUNCATE}. */
  record EmptyTable(List<Name> names, boolean drop, boolean ifExists, boolean cascade)
      implements Action {}

  /** {@code DELETE} or {@code UPDATE} of rows that a {@code SELECT} can find beforehand. */
  record ChangeRows(Selection rows, boolean delete, List<String> columns) implements Action {
    /** Copies the columns. */
    public ChangeRows {
      columns = List.copyOf(columns);
    }
  }

  /** {@code INSERT}, {@code MERGE}, or a change of rows in a form that cannot be counted before. */
  record OtherRows(String verb, Optional<Name> table) implements Action {}

  /**
   * Anything else.
   *
   * @param words the first words, for example {@code ALTER TABLE}
   * @param transactional whether PostgreSQL allows it inside a transaction
   * @param table the table that it names, when the text tells
   */
  record Other(String words, Risk risk, boolean transactional, Optional<Name> table)
      implements Action {}

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
  record Selection(
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
          column ->
              list.append(list.isEmpty() ? "" : ", ").append(alias).append('.').append(column));
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

  /** Returns whether PostgreSQL allows it inside a transaction. */
  default boolean transactional() {
    return switch (this) {
      case CreateIndex create -> !create.concurrently();
      case DropIndex drop -> !drop.concurrently();
      case Other other -> other.transactional();
      case Read _, Neutral _, CreateTable _, EmptyTable _, ChangeRows _, OtherRows _ -> true;
    };
  }

  /** Returns the most that it can do. */
  default Risk risk() {
    return switch (this) {
      case Read _, Neutral _ -> Risk.READ;
      case DropIndex _, EmptyTable _ -> Risk.DESTROY;
      case ChangeRows change -> change.delete() ? Risk.DESTROY : Risk.CHANGE;
      case Other other -> other.risk();
      case OtherRows other ->
          other.verb().equals("INSERT") || other.verb().equals("UPDATE")
              ? Risk.CHANGE
              : Risk.DESTROY;
      case CreateIndex _, CreateTable _ -> Risk.CHANGE;
    };
  }

  /** Returns whether changing rows is what it is for, so that the row guard applies. */
  default boolean changesRows() {
    return this instanceof ChangeRows || this instanceof OtherRows;
  }
}
