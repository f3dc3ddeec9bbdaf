package dev.playbook.steps.sql.catalogue;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks things up. */
public final class Catalogue {
  private static final String INDEX =
      """
      SELECT n.nspname AS schema, c.relname AS name, tn.nspname AS table_schema,
        t.relname AS table_name, pg_get_indexdef(c.oid) AS definition,
        i.indisvalid AND i.indisready AS valid, pg_size_pretty(pg_relation_size(c.oid)) AS size,
        coalesce(pg_stat_get_numscans(c.oid), 0) AS scans,
        (SELECT string_agg(conname, ', ') FROM pg_constraint
          WHERE conindid = c.oid AND contype IN ('p', 'u', 'x')) AS constraint_name,
        (SELECT string_agg(conname || ' of ' || conrelid::regclass, ', ') FROM pg_constraint
          WHERE conindid = c.oid AND contype = 'f') AS keys
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
      """;

  private static final String TABLE =
      """
      SELECT n.nspname AS schema, c.relname AS name, c.reltuples::bigint AS rows,
        pg_size_pretty(pg_total_relation_size(c.oid)) AS size,
        ARRAY(SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0
          AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
        ARRAY(SELECT quote_ident(a.attname) FROM pg_index i
          JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place) ON true
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
          WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS key,
        (SELECT string_agg(DISTINCT coalesce(r.ev_class::regclass::text, f.conrelid::regclass::text),
            ', ')
          FROM pg_depend d LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass
              AND r.oid = d.objid AND r.ev_class <> c.oid
            LEFT JOIN pg_constraint f ON d.classid = 'pg_constraint'::regclass AND f.oid = d.objid
              AND f.contype = 'f' AND f.conrelid <> c.oid
          WHERE d.refobjid = c.oid AND d.deptype = 'n') AS dependents,
        (SELECT string_agg(DISTINCT conrelid::regclass::text, ', ') FROM pg_constraint
          WHERE confrelid = c.oid AND contype = 'f' AND confdeltype IN ('c', 'n', 'd')) AS cascades,
        (SELECT string_agg(tgname, ', ') FROM pg_trigger
          WHERE tgrelid = c.oid AND NOT tgisinternal AND tgenabled <> 'D') AS triggers
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'p', 'f')""";

  private final Session session;

  /** Looks through a session that is open. */
  public Catalogue(Session session) {
    this.session = session;
  }

  /** Returns the index, when there is one of that name. */
  public Optional<Index> index(Name name) throws StepFailedException {
    return first(session.ask(INDEX + "WHERE c.oid = to_regclass(?)", name.toSql()))
        .map(Catalogue::index);
  }

  /** Returns the indexes of a table. */
  public List<Index> indexesOf(Name table) throws StepFailedException {
    return session.ask(INDEX + "WHERE t.oid = to_regclass(?)", table.toSql()).stream()
        .map(Catalogue::index)
        .toList();
  }

  /** Returns the table, when there is one of that name. */
  public Optional<Table> table(Name name) throws StepFailedException {
    return first(session.ask(TABLE, name.toSql())).map(Catalogue::table);
  }

  /** Returns the name with its schema: the one where a new thing of that name would come to lie. */
  public Name full(Name name) throws StepFailedException {
    if (name.schema().isPresent()) {
      return name;
    }
    return new Name(
        Optional.of(text(session.ask("SELECT current_schema() AS it").getFirst(), "it")),
        name.name());
  }

  /** Returns the name under which plans speak of it. */
  public Resource resource(String kind, Name name) {
    return new Resource(kind, session.database().name(), name.toString());
  }

  private static Index index(Map<String, @Nullable Object> row) {
    return new Index(
        name(row, "schema", "name"),
        name(row, "table_schema", "table_name"),
        text(row, "definition"),
        text(row, "valid").equals("true"),
        text(row, "size"),
        number(row, "scans"),
        optional(row, "constraint_name"),
        optional(row, "keys"));
  }

  private static Table table(Map<String, @Nullable Object> row) {
    return new Table(
        name(row, "schema", "name"),
        list(row, "columns"),
        list(row, "key"),
        number(row, "rows"),
        text(row, "size"),
        optional(row, "dependents"),
        optional(row, "cascades"),
        optional(row, "triggers"));
  }

  private static Name name(Map<String, @Nullable Object> row, String schema, String name) {
    return new Name(Optional.of(text(row, schema)), text(row, name));
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return Long.parseLong(text(row, column));
  }

  private static Optional<String> optional(Map<String, @Nullable Object> row, String column) {
    return Optional.ofNullable(row.get(column)).map(Object::toString);
  }

  private static List<String> list(Map<String, @Nullable Object> row, String column) {
    return ArrayText.elements(text(row, column));
  }

  private static Optional<Map<String, @Nullable Object>> first(
      List<Map<String, @Nullable Object>> rows) {
    return rows.stream().findFirst();
  }
}
