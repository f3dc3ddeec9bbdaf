package dev.playbook.steps.cypher.change;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.cypher.server.GraphSession;
import dev.playbook.steps.cypher.server.Rule;
import dev.playbook.steps.cypher.server.Rules;
import dev.playbook.steps.cypher.server.Sent;
import dev.playbook.steps.cypher.statement.Action;
import dev.playbook.steps.cypher.statement.CypherStatement;
import dev.playbook.steps.cypher.statement.RuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keeps the indexes and constraints that statements drop, and puts them back. */
public record WayBack(Rules rules, RuleChange change, StepContext context) {

  /** Returns what is kept for statements like these, empty when some cannot be taken back. */
  public static Optional<String> of(List<CypherStatement> statements) {
    boolean rules = false;
    for (CypherStatement statement : statements) {
      switch (statement.action()) {
        case Action.Read _ -> {}
        case Action.CreateRule _, Action.DropRule _ -> rules = true;
        case Action.ChangeData _, Action.ChangeInBatches _, Action.Other _ -> {
          return Optional.empty();
        }
      }
    }
    return rules ? Optional.of("index and constraint definitions") : Optional.empty();
  }

  static Path file(StepContext context, int index) {
    return context.directory().resolve("created-%d".formatted(index + 1));
  }

  private static WayBack in(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    GraphSession session = GraphSession.open(work.graph(), context);
    return new WayBack(new Rules(session), new RuleChange(session, context), context);
  }

  /** Keeps it, immediately before the statements run. */
  public static Captured capture(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    return of(work.statements()).isEmpty()
        ? Captured.NOTHING
        : in(work, context).capture(work.statements());
  }

  private Captured capture(List<CypherStatement> statements) throws StepFailedException {
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      switch (statements.get(i).action()) {
        case Action.CreateRule create ->
            kept.add(
                Map.of(
                    "kind",
                    create.kind(),
                    "created",
                    String.valueOf(file(context, i).getFileName())));
        case Action.DropRule drop ->
            rules
                .named(drop.kind(), drop.name())
                .ifPresent(
                    rule ->
                        kept.add(
                            Map.of(
                                "kind", drop.kind(),
                                "name", drop.name(),
                                "statement", rule.statement())));
        case Action.Read _, Action.ChangeData _, Action.ChangeInBatches _, Action.Other _ -> {}
      }
    }
    return new Captured(Map.of("statements", List.copyOf(kept)));
  }

  /** Puts everything back, the last statement first, and looks whether it is there. */
  public static StepResult restore(Work work, Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    WayBack back = in(work, context);
    List<Change> changes = new ArrayList<>();
    List<?> kept = captured.values().get("statements") instanceof List<?> list ? list : List.of();
    for (Object one : kept.reversed()) {
      back.one((Map<?, ?>) one).ifPresent(changes::add);
    }
    return new StepResult(!changes.isEmpty(), changes, Map.of());
  }

  private Optional<Change> one(Map<?, ?> kept) throws StepFailedException {
    String kind = String.valueOf(kept.get("kind"));
    return kept.containsKey("created")
        ? dropCreated(kind, context.directory().resolve(String.valueOf(kept.get("created"))))
        : createDropped(
            kind, String.valueOf(kept.get("name")), String.valueOf(kept.get("statement")));
  }

  private Optional<Change> dropCreated(String kind, Path file) throws StepFailedException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String name = Files.readString(file);
      Optional<Rule> now = rules.named(kind, name);
      if (now.isPresent()) {
        send("DROP " + kind.toUpperCase(Locale.ROOT) + " " + RuleChange.quoted(name));
      }
      return now.map(rule -> new Change(rules.resource(kind, name), rule.known(), State.ABSENT));
    } catch (IOException e) {
      throw new StepFailedException(
          "the kept file `%s` cannot be read".formatted(file.getFileName()),
          "look into the run directory");
    }
  }

  private Optional<Change> createDropped(String kind, String name, String statement)
      throws StepFailedException {
    Optional<Rule> now = rules.named(kind, name);
    if (now.isPresent()) {
      if (!RuleDefinition.of(now.get().statement()).isSameRule(RuleDefinition.of(statement))) {
        throw new StepFailedException(
            "%s `%s` is there again, but is another one: %s"
                .formatted(kind, name, now.get().statement()),
            "drop it if it is not wanted, then undo again");
      }
      return Optional.empty();
    }
    send(statement);
    if (kind.equals("index")) {
      change.await(name);
    }
    State after = rules.named(kind, name).map(Rule::known).orElse(State.ABSENT);
    return Optional.of(new Change(rules.resource(kind, name), State.ABSENT, after));
  }

  private void send(String statement) throws StepFailedException {
    change.send(new Sent("the way back", statement, Map.of()));
  }
}
