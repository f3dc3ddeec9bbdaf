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
import dev.playbook.steps.sql.catalogue.Index;
import dev.playbook.steps.sql.catalogue.Table;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.IndexDefinition;
import dev.playbook.steps.sql.statement.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foresees what becomes of indexes. */
record IndexForecast(Catalogue catalogue, Forecast forecast) {

  Inspection create(Action.CreateIndex create) throws StepFailedException {
    Optional<Table> table = catalogue.table(create.table());
    if (table.isEmpty()) {
      return new Opaque("table `%s` is not there as things stand".formatted(create.table()));
    }
    Name full = table.get().name();
    if (create.name().isEmpty()) {
      Resource unnamed = catalogue.resource("index", full);
      State after = State.known(create.definition().text("(named by the server)", full.toSql()));
      return new WillChange(new Change(unnamed, State.ABSENT, after).noting(price(create)));
    }
    Name name = new Name(full.schema(), create.name().get().name());
    return create(create, name, full);
  }

  private Inspection create(Action.CreateIndex create, Name name, Name table)
      throws StepFailedException {
    Resource resource = catalogue.resource("index", name);
    Optional<Index> live = catalogue.index(name);
    State before = forecast.predicted(resource).orElse(live.map(Index::state).orElse(State.ABSENT));
    String definition =
        create
            .definition()
            .text(shown(name), table.schema().map(s -> s + ".").orElse("") + table.name());
    Change change = new Change(resource, before, State.known(definition));
    return switch (before) {
      case State.Absent _ -> new WillChange(change.noting(price(create)));
      case State.Unknown unknown -> new Inspection.KnownAfter(resource, unknown.reason());
      case State.Known known -> present(create, change, known.value());
    };
  }

  private static Inspection present(Action.CreateIndex create, Change change, String value) {
    String name = change.resource().name();
    boolean valid = !value.contains("\nINVALID");
    if (!create.ifNotExists()) {
      return new Blocked(
          "index `%s` exists already".formatted(name),
          "write CREATE INDEX IF NOT EXISTS, or drop it in a step before");
    }
    if (!valid) {
      return new WillChange(
          change.noting("what is left of an interrupted build is dropped first; " + price(create)));
    }
    boolean same = IndexDefinition.of(value).equals(create.definition());
    return new NothingToDo(
        same
            ? "index `%s` is there and valid".formatted(name)
            : "index `%s` is there and stays, but its definition reads differently: %s"
                .formatted(name, value));
  }

  private static String price(Action.CreateIndex create) {
    return create.concurrently()
        ? "reads and writes of `%s` go on; waits for transactions that are open now"
            .formatted(create.table())
        : "writes to `%s` wait while it is built".formatted(create.table());
  }

  Inspection drop(Action.DropIndex drop) throws StepFailedException {
    List<Change> changes = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Name written : drop.names()) {
      Optional<Index> live = catalogue.index(written);
      Name name = live.isPresent() ? live.get().name() : catalogue.full(written);
      Resource resource = catalogue.resource("index", name);
      State before =
          forecast.predicted(resource).orElse(live.map(Index::state).orElse(State.ABSENT));
      if (before.equals(State.ABSENT)) {
        absent.add(name.toString());
      } else if (live.isPresent() && inTheWay(live.get(), drop).isPresent()) {
        return inTheWay(live.get(), drop).get();
      } else {
        changes.add(new Change(resource, before, State.ABSENT).noting(loss(drop, live)));
      }
    }
    return dropped(drop, changes, absent);
  }

  private static Inspection dropped(
      Action.DropIndex drop, List<Change> changes, List<String> absent) {
    if (!absent.isEmpty() && !drop.ifExists()) {
      return new Blocked(
          "index `%s` is not there".formatted(String.join("`, `", absent)),
          "write DROP INDEX IF EXISTS");
    }
    return changes.isEmpty()
        ? new NothingToDo("index `%s` is not there".formatted(String.join("`, `", absent)))
        : new WillChange(changes);
  }

  private static Optional<Inspection> inTheWay(Index index, Action.DropIndex drop) {
    Optional<Inspection> constraint =
        index
            .constraint()
            .map(
                name ->
                    new Blocked(
                        "index `%s` belongs to constraint `%s`".formatted(index.name(), name),
                        "write ALTER TABLE %s DROP CONSTRAINT %s".formatted(index.table(), name)));
    Optional<Inspection> keys =
        index
            .keys()
            .filter(_ -> !drop.cascade())
            .map(
                name ->
                    new Blocked(
                        "foreign key %s needs index `%s`".formatted(name, index.name()),
                        "drop the foreign key first, or write CASCADE"));
    return constraint.or(() -> keys);
  }

  private static String loss(Action.DropIndex drop, Optional<Index> live) {
    String lock =
        drop.concurrently()
            ? "reads and writes go on"
            : "needs the table for itself for a moment; waits for whoever uses it";
    return live.map(index -> "%s, used %d times; ".formatted(index.size(), index.scans()))
            .orElse("")
        + lock;
  }

  private static String shown(Name name) {
    return new Name(Optional.empty(), name.name()).toString();
  }
}
