package dev.playbook.steps.sql.change;

import dev.playbook.spi.Captured;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Index;
import dev.playbook.steps.sql.catalogue.Table;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.Name;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Keeps what is needed to take statements back. */
public final class WayBack {
  private final Work work;
  private final StepContext context;
  private final Catalogue catalogue;
  private final List<Object> kept = new ArrayList<>();

  private WayBack(Work work, Session session, StepContext context) {
    this.work = work;
    this.context = context;
    this.catalogue = new Catalogue(session);
  }

  /** Returns what is kept for statements like these, empty when some cannot be taken back. */
  public static Optional<String> of(List<SqlStatement> statements) {
    TreeSet<String> kept = new TreeSet<>();
    for (SqlStatement statement : statements) {
      switch (statement.action()) {
        case Action.Neutral _, Action.Read _ -> {}
        case Action.CreateIndex _, Action.DropIndex _ -> kept.add("index definitions");
        case Action.ChangeRows change ->
            kept.add(change.delete() ? "the deleted rows" : "the former values of the rows");
        case Action.CreateTable _, Action.EmptyTable _, Action.OtherRows _, Action.Other _ -> {
          return Optional.empty();
        }
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", kept));
  }

  /** Keeps it, immediately before the statements run. */
  public static Captured capture(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    if (of(work.statements()).isEmpty()) {
      return Captured.NOTHING;
    }
    try (Session session = work.open(context)) {
      session.begin(true, true);
      try {
        return new WayBack(work, session, context).capture();
      } finally {
        session.rollback();
      }
    }
  }

  private Captured capture() throws StepFailedException {
    for (int i = 0; i < work.statements().size(); i++) {
      switch (work.statements().get(i).action()) {
        case Action.CreateIndex create -> created(i, create);
        case Action.DropIndex drop -> dropped(drop);
        case Action.ChangeRows change -> rows(i, change);
        case Action.Neutral _, Action.Read _, Action.CreateTable _, Action.EmptyTable _ -> {}
        case Action.OtherRows _, Action.Other _ -> {}
      }
    }
    return new Captured(Map.of("statements", List.copyOf(kept)));
  }

  private void created(int index, Action.CreateIndex create) throws StepFailedException {
    Name table = catalogue.table(create.table()).map(Table::name).orElse(create.table());
    if (create.name().isPresent()) {
      index(new Name(table.schema(), create.name().get().name()), create.concurrently());
    } else {
      kept.add(
          Map.of(
              "kind", "named by the server",
              "file", file(context, index).getFileName().toString(),
              "concurrently", create.concurrently()));
    }
  }

  private void dropped(Action.DropIndex drop) throws StepFailedException {
    for (Name written : drop.names()) {
      Optional<Index> live = catalogue.index(written);
      if (live.isPresent()) {
        index(live.get().name(), drop.concurrently());
      }
    }
  }

  private void index(Name name, boolean concurrently) throws StepFailedException {
    String definition =
        catalogue.index(name).filter(Index::valid).map(Index::definition).orElse("");
    kept.add(
        Map.of(
            "kind",
            "index",
            "schema",
            name.schema().orElse(""),
            "name",
            name.name(),
            "definition",
            definition,
            "concurrently",
            concurrently));
  }

  private void rows(int index, Action.ChangeRows change) throws StepFailedException {
    Optional<Table> table = catalogue.table(change.rows().table());
    Optional<String> obstacle = table.flatMap(there -> KeptRows.obstacle(change, there));
    if (obstacle.isPresent()) {
      throw StepFailedException.notStarted(
          "%s cannot be taken back: %s".formatted(work.sent(index).label(), obstacle.get()),
          "write `undo: none` with `because:`, or change those rows in statements of their own",
          null);
    }
    KeptRows.want(context);
    kept.add(
        Map.of("kind", "rows", "file", KeptRows.file(context, index).getFileName().toString()));
  }

  /** Remembers the name that the server chose for an index. */
  static void created(StepContext context, int index, Name name) throws StepFailedException {
    try {
      Files.writeString(file(context, index), name.schema().orElse("") + "\n" + name.name());
    } catch (IOException e) {
      throw new StepFailedException(
          "the name of index `%s` cannot be kept".formatted(name),
          "make room in the state directory");
    }
  }

  private static Path file(StepContext context, int index) {
    return context.directory().resolve("index-%d".formatted(index + 1));
  }
}
