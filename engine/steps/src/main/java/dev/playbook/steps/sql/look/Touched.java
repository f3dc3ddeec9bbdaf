package dev.playbook.steps.sql.look;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the open transaction has done to the rows of each table so far, by the server's count. */
record Touched(Map<Name, Rows> tables) {
  /** Partitions count for the table that they are parts of. */
  private static final String COUNTS =
      """
      SELECT n.nspname AS schema, c.relname AS name, sum(s.n_tup_ins) AS inserted,
        sum(s.n_tup_upd) AS updated, sum(s.n_tup_del) AS deleted
      FROM pg_stat_xact_user_tables s
        JOIN pg_class c ON c.oid = coalesce(pg_partition_root(s.relid), s.relid)
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relpersistence <> 't'
      GROUP BY 1, 2 ORDER BY 1, 2""";

  private record Rows(long inserted, long updated, long deleted) {
    static final Rows NONE = new Rows(0, 0, 0);

    Rows minus(Rows other) {
      return new Rows(inserted - other.inserted, updated - other.updated, deleted - other.deleted);
    }
  }

  static Touched now(Session session) throws StepFailedException {
    Map<Name, Rows> tables = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> row : session.ask(COUNTS)) {
      tables.put(
          new Name(Optional.of(String.valueOf(row.get("schema"))), String.valueOf(row.get("name"))),
          new Rows(number(row, "inserted"), number(row, "updated"), number(row, "deleted")));
    }
    return new Touched(tables);
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return Long.parseLong(String.valueOf(row.get(column)));
  }

  /** Returns what was done since then. */
  List<Change> since(Touched before, Catalogue catalogue) {
    List<Change> changes = new ArrayList<>();
    tables.forEach(
        (name, rows) ->
            add(
                rows.minus(before.tables.getOrDefault(name, Rows.NONE)),
                catalogue.resource("rows", name),
                changes));
    return changes;
  }

  private static void add(Rows rows, Resource resource, List<Change> changes) {
    if (rows.inserted() > 0) {
      State after = State.known("new: " + RowsForecast.rows(rows.inserted()));
      changes.add(new Change(resource, State.ABSENT, after));
    }
    if (rows.updated() > 0) {
      String count = RowsForecast.rows(rows.updated());
      State after = State.known(count + " with new values");
      changes.add(new Change(resource, State.known(count), after));
    }
    if (rows.deleted() > 0) {
      State before = State.known(RowsForecast.rows(rows.deleted()));
      changes.add(new Change(resource, before, State.ABSENT));
    }
  }
}
