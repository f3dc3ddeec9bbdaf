package dev.playbook.steps.sql.look;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Table;
import dev.playbook.steps.sql.change.KeptRows;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foresees how many rows a statement touches, by asking for the same rows. */
record RowsForecast(Work work, Session session, Catalogue catalogue, Forecast forecast) {
  private static final long COUNTED_WHOLE = 1_000_000;

  Inspection change(int index, Action.ChangeRows change) throws StepFailedException {
    Optional<Inspection> refused = new Explain(session).refusal(work.sent(index));
    if (refused.isPresent()) {
      return refused.get();
    }
    Table table = catalogue.table(change.rows().table()).orElseThrow();
    Resource resource = catalogue.resource("rows", table.name());
    if (forecast.changedHere(resource)) {
      return new Opaque(
          "`%s`: how many rows match is known after the statement before it"
              .formatted(work.statements().get(index)));
    }
    if (forecast.predicted(resource).isPresent()) {
      return new KnownAfter(resource, "how many rows match");
    }
    long matching =
        Long.parseLong(session.send(work.sent(index, change.rows().count()), 1).single());
    return counted(change, table, resource, matching);
  }

  private Inspection counted(
      Action.ChangeRows change, Table table, Resource resource, long matching)
      throws StepFailedException {
    if (matching == 0) {
      return new NothingToDo("no row of `%s` matches".formatted(table.name()));
    }
    if (matching > work.maxRows().orElse(Long.MAX_VALUE)) {
      return new Blocked(
          "%d rows of `%s` match, more than the %d of `maxRows`"
              .formatted(matching, table.name(), work.maxRows().orElse(0L)),
          "narrow the condition, or raise `maxRows` when so many are meant");
    }
    State after =
        change.delete() ? State.ABSENT : State.unknown(matching + " rows with new values");
    return new WillChange(
        new Change(resource, State.known(rows(matching)), after).noting(note(change, table)));
  }

  String note(Action.ChangeRows change, Table table) throws StepFailedException {
    List<String> notes = new ArrayList<>();
    notes.add("of " + all(table));
    if (change.delete()) {
      table.cascades().ifPresent(names -> notes.add("rows of " + names + " change with them"));
    }
    table.triggers().ifPresent(names -> notes.add("triggers run: " + names));
    KeptRows.obstacle(change, table).ifPresent(reason -> notes.add("no way back: " + reason));
    return String.join("; ", notes);
  }

  private String all(Table table) throws StepFailedException {
    if (table.rows() > COUNTED_WHOLE) {
      return "about " + table.rows();
    }
    return session.ask("SELECT count(*) AS n FROM " + table.name().toSql()).getFirst().get("n")
        + " in the table";
  }

  Inspection other(int index, Action.OtherRows other) throws StepFailedException {
    Optional<Inspection> refused = new Explain(session).refusal(work.sent(index));
    Optional<Name> name = other.table();
    if (refused.isPresent() || name.isEmpty() || !other.verb().equals("INSERT")) {
      return refused.orElseGet(
          () -> new Opaque("%s: how many rows it touches is not known".formatted(other.verb())));
    }
    Table table = catalogue.table(name.get()).orElseThrow();
    long expected = new Explain(session).expectedRows(work.sent(index));
    return new WillChange(
        new Change(
                catalogue.resource("rows", table.name()),
                State.ABSENT,
                State.unknown("new rows, the server expects " + expected))
            .noting("beside " + all(table)));
  }

  static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}
