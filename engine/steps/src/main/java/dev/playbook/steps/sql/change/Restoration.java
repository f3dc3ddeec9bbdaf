package dev.playbook.steps.sql.change;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Index;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.server.Transaction;
import dev.playbook.steps.sql.statement.IndexDefinition;
import dev.playbook.steps.sql.statement.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts back what {@link WayBack} kept, the last statement first. */
public final class Restoration {
  private final Session session;
  private final StepContext context;
  private final Catalogue catalogue;
  private final List<Change> changes = new ArrayList<>();

  private Restoration(Session session, StepContext context) {
    this.session = session;
    this.context = context;
    this.catalogue = new Catalogue(session);
  }

  /** Puts everything back and looks whether it is there. */
  public static StepResult restore(Work work, Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    try (Session session = work.open(context)) {
      Restoration restoration = new Restoration(session, context);
      List<?> kept = captured.values().get("statements") instanceof List<?> list ? list : List.of();
      if (work.transaction()) {
        restoration.inTransaction(() -> restoration.all(kept, true));
      } else {
        restoration.all(kept, false);
      }
      return new StepResult(!restoration.changes.isEmpty(), restoration.changes, Map.of());
    }
  }

  @FunctionalInterface
  private interface Part {
    void run() throws StepFailedException;
  }

  private void inTransaction(Part part) throws StepFailedException {
    session.begin(false, false);
    Transaction transaction;
    try {
      part.run();
      transaction = session.transaction();
    } catch (StepFailedException e) {
      session.rollback();
      throw e;
    }
    session.commit(transaction);
  }

  private void all(List<?> kept, boolean together) throws StepFailedException {
    for (Object statement : kept.reversed()) {
      Map<?, ?> one = (Map<?, ?>) statement;
      if (together || !text(one, "kind").equals("rows")) {
        one(one);
      } else {
        inTransaction(() -> one(one));
      }
    }
  }

  private void one(Map<?, ?> kept) throws StepFailedException {
    switch (text(kept, "kind")) {
      case "index" ->
          index(
              new Name(Optional.of(text(kept, "schema")), text(kept, "name")),
              text(kept, "definition"),
              concurrently(kept));
      case "named by the server" -> unnamed(kept);
      case "rows" -> rows(context.directory().resolve(text(kept, "file")));
      default -> throw new StepFailedException("what was kept cannot be read", "");
    }
  }

  private void unnamed(Map<?, ?> kept) throws StepFailedException {
    Path file = context.directory().resolve(text(kept, "file"));
    if (!Files.exists(file)) {
      return; // The index was never created.
    }
    try {
      List<String> name = Files.readAllLines(file);
      index(new Name(Optional.of(name.getFirst()), name.getLast()), "", concurrently(kept));
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private void index(Name name, String definition, boolean concurrently)
      throws StepFailedException {
    Optional<Index> now = catalogue.index(name);
    if (definition.isEmpty()) {
      if (now.isPresent()) {
        send("DROP INDEX " + (concurrently ? "CONCURRENTLY " : "") + name.toSql());
      }
    } else if (now.filter(Index::valid).isPresent()) {
      refuseOther(now.get(), definition);
    } else {
      now.ifPresent(_ -> context.output("index %s is invalid and built again".formatted(name)));
      rebuild(name, definition, concurrently, now.isPresent());
    }
    saw(name, now);
  }

  private static void refuseOther(Index now, String definition) throws StepFailedException {
    if (!IndexDefinition.of(now.definition()).equals(IndexDefinition.of(definition))) {
      throw new StepFailedException(
          "index `%s` is there again with another definition: %s"
              .formatted(now.name(), now.definition()),
          "drop it if it is not wanted, then undo again");
    }
  }

  private void rebuild(Name name, String definition, boolean concurrently, boolean invalid)
      throws StepFailedException {
    if (invalid) {
      send("DROP INDEX " + (concurrently ? "CONCURRENTLY " : "") + name.toSql());
    }
    String create =
        concurrently
            ? definition.replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ")
            : definition;
    new IndexBuild(session, context, concurrently).build(name, false, () -> send(create));
  }

  private void saw(Name name, Optional<Index> before) throws StepFailedException {
    State was = before.map(Index::state).orElse(State.ABSENT);
    State is = catalogue.index(name).map(Index::state).orElse(State.ABSENT);
    if (!was.equals(is)) {
      changes.add(new Change(catalogue.resource("index", name), was, is));
    }
  }

  private void rows(Path file) throws StepFailedException {
    if (!Files.exists(file)) {
      return; // The statement did not get that far.
    }
    try {
      new RowsBack(session).restore(file).ifPresent(changes::add);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private void send(String statement) throws StepFailedException {
    session
        .send(new Sent("the way back", statement, Parameters.NONE), 0)
        .notices()
        .forEach(context::output);
  }

  private static StepFailedException unreadable(Path file) {
    return new StepFailedException(
        "the kept file `%s` cannot be read".formatted(file.getFileName()),
        "look into the run directory");
  }

  private static boolean concurrently(Map<?, ?> kept) {
    return Boolean.TRUE.equals(kept.get("concurrently"));
  }

  private static String text(Map<?, ?> kept, String key) {
    @Nullable Object value = kept.get(key);
    return value == null ? "" : value.toString();
  }
}
