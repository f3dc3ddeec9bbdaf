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
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.Name;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foresees what becomes of whole tables, and says what was seen where it cannot. */
record TableForecast(Catalogue catalogue, Forecast forecast) {

  Inspection create(Action.CreateTable create, SqlStatement statement) throws StepFailedException {
    Name name = catalogue.full(create.name());
    Resource resource = catalogue.resource("table", name);
    State before = before(resource, catalogue.table(name));
    if (before.equals(State.ABSENT)) {
      return new WillChange(new Change(resource, before, State.known(statement.text())));
    }
    return create.ifNotExists()
        ? new NothingToDo("table `%s` is there; its columns are not compared".formatted(name))
        : new Blocked(
            "table `%s` exists already".formatted(name), "write CREATE TABLE IF NOT EXISTS");
  }

  Inspection empty(Action.EmptyTable empty) throws StepFailedException {
    List<Change> changes = new ArrayList<>();
    for (Name written : empty.names()) {
      Optional<Table> live = catalogue.table(written);
      Name name = live.isPresent() ? live.get().name() : catalogue.full(written);
      Resource resource = catalogue.resource("table", name);
      State before = before(resource, live);
      if (before.equals(State.ABSENT) && !empty.ifExists()) {
        return new Blocked("table `%s` is not there".formatted(name), "check its name and schema");
      }
      Optional<String> needed = live.flatMap(Table::dependents);
      if (empty.drop() && !empty.cascade() && needed.isPresent()) {
        return new Blocked(
            "`%s` need table `%s`".formatted(needed.get(), name),
            "drop what depends on it first, or write CASCADE");
      }
      if (!before.equals(State.ABSENT)) {
        changes.add(lost(empty, resource, before, needed));
      }
    }
    return changes.isEmpty()
        ? new NothingToDo("table `%s` is not there".formatted(empty.names().getFirst()))
        : new WillChange(changes);
  }

  private static Change lost(
      Action.EmptyTable empty, Resource resource, State before, Optional<String> needed) {
    State after = empty.drop() ? State.ABSENT : State.known("no rows");
    String also = needed.map(names -> "; also hits " + names).orElse("");
    return new Change(resource, before, after).noting("nothing is kept" + also);
  }

  Inspection other(Action.Other other, SqlStatement statement) throws StepFailedException {
    Optional<Name> named = other.table();
    if (named.isEmpty()) {
      return new Opaque("`%s`: effect not computed".formatted(statement));
    }
    String seen =
        catalogue
            .table(named.get())
            .map(table -> "the table has " + table.summary())
            .orElse("the table is not there as things stand");
    return new Opaque("`%s`: %s; effect not computed".formatted(statement, seen));
  }

  private State before(Resource resource, Optional<Table> live) {
    return forecast
        .predicted(resource)
        .orElse(live.map(table -> State.known(table.summary())).orElse(State.ABSENT));
  }
}
