package dev.playbook.steps.sql.look;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Table;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs statements in a transaction that cannot be committed, and sees what they do. Whoever makes
 * it rolls back.
 */
final class Probe {
  static final String SEEN = "seen by a probe, rolled back";

  private final Work work;
  private final Session session;
  private final Seal seal;
  private final Catalogue catalogue;
  private final Forecast forecast;
  private final long end;

  /** Prepares a probe that uses most of the time left, so that the rest is enough to roll back. */
  Probe(Work work, Seal seal, Forecast forecast, Duration left) {
    this.work = work;
    this.seal = seal;
    this.session = seal.session();
    this.catalogue = new Catalogue(session);
    this.forecast = forecast;
    this.end = System.nanoTime() + left.multipliedBy(3).dividedBy(4).toNanos();
  }

  Inspection run() throws StepFailedException {
    for (int i = 0; i < work.statements().size(); i++) {
      SqlStatement statement = work.statements().get(i);
      Resource itself = new Resource("statement", work.database().name(), statement.toString());
      Optional<Inspection> answer = forecast.add(itself, run(i, statement));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    limit();
    seal.checkDeferred();
    return forecast.answer();
  }

  private Inspection run(int index, SqlStatement statement) throws StepFailedException {
    IndexForecast indexes = new IndexForecast(catalogue, forecast);
    TableForecast tables = new TableForecast(catalogue, forecast);
    return switch (statement.action()) {
      case Action.CreateIndex create -> done(index, indexes.create(create));
      case Action.DropIndex drop -> done(index, indexes.drop(drop));
      case Action.CreateTable create -> done(index, tables.create(create, statement));
      case Action.EmptyTable empty -> done(index, tables.empty(empty));
      case Action.ChangeRows change -> rows(index, noteOf(change));
      case Action.OtherRows _ -> rows(index, Optional.empty());
      case Action.Other other -> other(index, other);
      case Action.Neutral _, Action.Read _ ->
          done(index, new NothingToDo("`%s` changes nothing".formatted(statement)));
    };
  }

  /** Whatever was foreseen, the server has now done it. */
  private Inspection done(int index, Inspection foreseen) throws StepFailedException {
    if (foreseen instanceof Blocked) {
      return foreseen;
    }
    send(index);
    return foreseen instanceof WillChange(var changes) ? noted(changes) : foreseen;
  }

  private Optional<String> noteOf(Action.ChangeRows change) throws StepFailedException {
    Optional<Table> table = catalogue.table(change.rows().table());
    return table.isPresent()
        ? Optional.of(
            new RowsForecast(work, session, catalogue, forecast).note(change, table.get()))
        : Optional.empty();
  }

  private Inspection rows(int index, Optional<String> note) throws StepFailedException {
    Touched before = Touched.now(session);
    long count = send(index).count();
    if (count > work.maxRows().orElse(Long.MAX_VALUE)) {
      return new Blocked(
          "%s touches %d rows, more than the %d of `maxRows`"
              .formatted(work.label(index), count, work.maxRows().orElse(0L)),
          "narrow the condition, or raise `maxRows` when so many are meant");
    }
    List<Change> changes = Touched.now(session).since(before, catalogue);
    return changes.isEmpty()
        ? new NothingToDo("`%s` touches no row".formatted(work.statements().get(index)))
        : noted(changes.stream().map(change -> note.map(change::noting).orElse(change)).toList());
  }

  private Inspection other(int index, Action.Other other) throws StepFailedException {
    Optional<Table> before =
        other.table().isPresent() ? catalogue.table(other.table().get()) : Optional.empty();
    send(index);
    if (before.isEmpty()) {
      return new Opaque(
          "`%s`: the server takes it (%s); effect not computed"
              .formatted(work.statements().get(index), SEEN));
    }
    String was = before.get().summary();
    State after =
        catalogue
            .table(before.get().name())
            .map(Table::summary)
            .map(is -> is.equals(was) ? State.unknown("altered") : State.known(is))
            .orElse(State.ABSENT);
    Resource table = catalogue.resource("table", before.get().name());
    return noted(List.of(new Change(table, State.known(was), after)));
  }

  private static WillChange noted(List<Change> changes) {
    return new WillChange(changes.stream().map(change -> Probing.noting(change, SEEN)).toList());
  }

  private Answer send(int index) throws StepFailedException {
    limit();
    boolean rows = work.statements().get(index).action().changesRows();
    return session.send(work.sent(index), rows ? Integer.MAX_VALUE : Work.ROW_CAP);
  }

  /** All statements together get the time that there is; a silent client loses its transaction. */
  private void limit() throws StepFailedException {
    String left = Long.toString(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    session.ask(
        "SELECT set_config('statement_timeout', ?, true),"
            + " set_config('idle_in_transaction_session_timeout', ?, true)",
        left,
        left);
  }
}
