package dev.playbook.steps.cypher.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.World;
import dev.playbook.steps.cypher.server.GraphSession;
import dev.playbook.steps.cypher.server.Rule;
import dev.playbook.steps.cypher.server.Rules;
import dev.playbook.steps.cypher.statement.Action;
import dev.playbook.steps.cypher.statement.RuleDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Foresees what becomes of indexes and constraints. */
final class RuleForecast {
  private final Rules rules;
  private final World world;
  private final Map<Resource, State> own = new HashMap<>();

  RuleForecast(GraphSession session, World world) {
    this.rules = new Rules(session);
    this.world = world;
  }

  void foresee(Change change) {
    own.put(change.resource(), change.after());
  }

  private Optional<State> predicted(Resource resource) {
    return Optional.ofNullable(own.get(resource)).or(() -> world.predicted(resource));
  }

  Inspection create(Action.CreateRule create) throws StepFailedException {
    Optional<Rule> same =
        rules.same(create.kind(), create.definition()).filter(rule -> stays(create.kind(), rule));
    if (same.isPresent() && same.get().works()) {
      return present(create, same.get());
    }
    String name = create.name().orElse("(named by the server)");
    Resource resource = rules.resource(create.kind(), name);
    Optional<Rule> live =
        create.name().isPresent() ? rules.named(create.kind(), name) : Optional.empty();
    State before = predicted(resource).orElse(live.map(Rule::known).orElse(State.ABSENT));
    String printed = create.name().map(text -> "`" + text + "`").orElse("");
    Change change = new Change(resource, before, State.known(create.definition().text(printed)));
    return switch (before) {
      case State.Absent _ ->
          new WillChange(change.noting("filled in the background; the step waits until it is"));
      case State.Unknown unknown -> new Inspection.KnownAfter(resource, unknown.reason());
      case State.Known known -> taken(create, change, known.value());
    };
  }

  /** Whether an earlier step leaves it. */
  private boolean stays(String kind, Rule rule) {
    return !predicted(rules.resource(kind, rule.name())).equals(Optional.of(State.ABSENT));
  }

  private static Inspection present(Action.CreateRule create, Rule same) {
    String there = "%s `%s` is there already".formatted(create.kind(), same.name());
    return create.ifNotExists()
        ? new NothingToDo(there)
        : new Blocked(there, "write IF NOT EXISTS, or drop it in a step before");
  }

  private static Inspection taken(Action.CreateRule create, Change change, String value) {
    String name = change.resource().name();
    if (!create.ifNotExists()) {
      return new Blocked(
          "%s `%s` exists already".formatted(create.kind(), name),
          "write IF NOT EXISTS, or drop it in a step before");
    }
    if (value.contains("\nFAILED")) {
      return new WillChange(change.noting("the one that could not be filled is dropped first"));
    }
    boolean same = RuleDefinition.of(value).isSameRule(create.definition());
    return new NothingToDo(
        same
            ? "%s `%s` is there already".formatted(create.kind(), name)
            : "%s `%s` is there and stays, but is another one: %s"
                .formatted(create.kind(), name, value));
  }

  Inspection drop(Action.DropRule drop) throws StepFailedException {
    Resource resource = rules.resource(drop.kind(), drop.name());
    Optional<Rule> live = rules.named(drop.kind(), drop.name());
    State before = predicted(resource).orElse(live.map(Rule::known).orElse(State.ABSENT));
    if (before.equals(State.ABSENT)) {
      String reason = "%s `%s` is not there".formatted(drop.kind(), drop.name());
      return drop.ifExists() ? new NothingToDo(reason) : new Blocked(reason, "write IF EXISTS");
    }
    Optional<String> owner = live.flatMap(Rule::constraint);
    if (owner.isPresent()) {
      return new Blocked(
          "index `%s` belongs to constraint `%s`".formatted(drop.name(), owner.get()),
          "write DROP CONSTRAINT " + owner.get());
    }
    String note = "used %d times".formatted(live.map(Rule::reads).orElse(0L));
    return new WillChange(new Change(resource, before, State.ABSENT).noting(note));
  }
}
