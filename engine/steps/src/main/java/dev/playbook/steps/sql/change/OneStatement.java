package dev.playbook.steps.sql.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Index;
import dev.playbook.steps.sql.catalogue.Table;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.Name;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one statement and sees what it changed. */
final class OneStatement {
  private final Work work;
  private final Session session;
  private final StepContext context;
  private final Catalogue catalogue;
  private final Done done = new Done();

  OneStatement(Work work, Session session, StepContext context) {
    this.work = work;
    this.session = session;
    this.context = context;
    this.catalogue = new Catalogue(session);
  }

  Done run(int index) throws StepFailedException {
    SqlStatement statement = work.statements().get(index);
    switch (statement.action()) {
      case Action.Neutral _, Action.Read _ -> send(index);
      case Action.CreateIndex create -> createIndex(index, create);
      case Action.DropIndex drop -> dropIndexes(index, drop);
      case Action.CreateTable create -> tables(index, List.of(create.name()));
      case Action.EmptyTable empty -> tables(index, empty.names());
      case Action.ChangeRows change -> changeRows(index, change);
      case Action.OtherRows other -> otherRows(index, other);
      case Action.Other _ -> {
        send(index);
        done.didUnseen();
      }
    }
    return done;
  }

  private Answer send(int index) throws StepFailedException {
    boolean changesRows = work.statements().get(index).action().changesRows();
    int cap = changesRows ? Integer.MAX_VALUE : Work.ROW_CAP;
    Answer answer = session.send(work.sent(index), cap);
    answer.notices().forEach(context::output);
    done.answered(answer, changesRows);
    return answer;
  }

  private void createIndex(int index, Action.CreateIndex create) throws StepFailedException {
    Name table = catalogue.table(create.table()).map(Table::name).orElse(create.table());
    if (create.name().isEmpty()) {
      createUnnamed(index, table);
      return;
    }
    Name name = new Name(table.schema(), create.name().get().name());
    Optional<Index> before = catalogue.index(name);
    new IndexBuild(session, context, create.concurrently())
        .build(name, create.ifNotExists(), () -> send(index));
    saw(name, before);
  }

  private void createUnnamed(int index, Name table) throws StepFailedException {
    List<Name> before = names(table);
    send(index);
    for (Index created : catalogue.indexesOf(table)) {
      if (!before.contains(created.name())) {
        done.saw(new Change(resource(created.name()), State.ABSENT, created.state()));
        WayBack.created(context, index, created.name());
      }
    }
  }

  private List<Name> names(Name table) throws StepFailedException {
    return catalogue.indexesOf(table).stream().map(Index::name).toList();
  }

  private void dropIndexes(int index, Action.DropIndex drop) throws StepFailedException {
    List<Index> before = new ArrayList<>();
    for (Name name : drop.names()) {
      catalogue.index(name).ifPresent(before::add);
    }
    send(index);
    for (Index gone : before) {
      saw(gone.name(), Optional.of(gone));
    }
  }

  private void saw(Name name, Optional<Index> before) throws StepFailedException {
    done.saw(new Change(resource(name), state(before), state(catalogue.index(name))));
  }

  private static State state(Optional<Index> index) {
    return index.map(Index::state).orElse(State.ABSENT);
  }

  private Resource resource(Name index) {
    return catalogue.resource("index", index);
  }

  private void tables(int index, List<Name> names) throws StepFailedException {
    List<Change> before = new ArrayList<>();
    for (Name written : names) {
      Optional<Table> table = catalogue.table(written);
      Name name = table.isPresent() ? table.get().name() : catalogue.full(written);
      Resource resource = catalogue.resource("table", name);
      before.add(new Change(resource, state(table, ""), State.ABSENT));
    }
    send(index);
    boolean truncated =
        work.statements().get(index).action() instanceof Action.EmptyTable empty && !empty.drop();
    for (int i = 0; i < names.size(); i++) {
      Change change = before.get(i);
      State after = state(catalogue.table(names.get(i)), truncated ? "no rows" : "");
      done.saw(new Change(change.resource(), change.before(), after));
    }
  }

  private static State state(Optional<Table> table, String instead) {
    return table
        .map(there -> State.known(instead.isEmpty() ? there.summary() : instead))
        .orElse(State.ABSENT);
  }

  private void changeRows(int index, Action.ChangeRows change) throws StepFailedException {
    Optional<Long> kept =
        KeptRows.wanted(context)
            ? Optional.of(new KeptRows(work, session, context).keep(index, change))
            : Optional.empty();
    long count = guarded(index);
    if (kept.isPresent() && kept.get() != count) {
      throw new StepFailedException(
          "%d rows were touched but %d were kept; everything was rolled back"
              .formatted(count, kept.get()),
          "look for triggers and rules of the table");
    }
    State after = change.delete() ? State.ABSENT : State.known(rows(count) + " with new values");
    sawRows(change.rows().table(), State.known(rows(count)), after, count);
  }

  private void otherRows(int index, Action.OtherRows other) throws StepFailedException {
    long count = guarded(index);
    if (other.table().isEmpty() || !other.verb().equals("INSERT")) {
      done.didUnseen();
      return;
    }
    sawRows(other.table().get(), State.ABSENT, State.known("new: " + rows(count)), count);
  }

  private void sawRows(Name written, State before, State after, long count)
      throws StepFailedException {
    Name name = catalogue.table(written).map(Table::name).orElse(written);
    if (count > 0) {
      done.saw(new Change(catalogue.resource("rows", name), before, after));
    }
  }

  /** Nothing is committed before the guard has let it through. */
  private long guarded(int index) throws StepFailedException {
    long count = send(index).count();
    long most = work.maxRows().orElse(Long.MAX_VALUE);
    if (count > most) {
      throw new StepFailedException(
          "%s touched %d rows, more than the %d of `maxRows`; it was rolled back%n  %s"
              .formatted(work.sent(index).label(), count, most, work.statements().get(index)),
          "narrow the condition, or raise `maxRows` when so many are meant");
    }
    return count;
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}
