package dev.playbook.steps.cypher.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.cypher.server.GraphSession;
import dev.playbook.steps.cypher.server.Rule;
import dev.playbook.steps.cypher.server.Rules;
import dev.playbook.steps.cypher.server.Sent;
import dev.playbook.steps.cypher.statement.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates and drops indexes and constraints, each in a transaction of its own. */
record RuleChange(GraphSession session, StepContext context) {

  List<Change> create(Action.CreateRule create, Sent sent, int index) throws StepFailedException {
    Rules rules = new Rules(session);
    List<Rule> before = rules.all(create.kind());
    if (create.ifNotExists()) {
      dropFailed(create, before);
    }
    send(sent);
    Optional<Rule> added = rules.added(create.kind(), works(before));
    if (added.isEmpty()) {
      return List.of();
    }
    String name = added.get().name();
    remember(index, name);
    if (create.kind().equals("index")) {
      await(name);
    }
    State after = rules.named(create.kind(), name).map(Rule::known).orElse(State.ABSENT);
    return List.of(new Change(rules.resource(create.kind(), name), State.ABSENT, after));
  }

  private static List<Rule> works(List<Rule> rules) {
    return rules.stream().filter(Rule::works).toList();
  }

  /** IF NOT EXISTS would take an index that could not be filled for done. */
  private void dropFailed(Action.CreateRule create, List<Rule> before) throws StepFailedException {
    for (Rule rule : before) {
      if (!rule.works() && Optional.of(rule.name()).equals(create.name())) {
        context.output("drop index %s: it could not be filled".formatted(rule.name()));
        send(Sent.own("DROP INDEX " + quoted(rule.name()), Map.of()));
      }
    }
  }

  /** The server fills an index after the transaction; until then it helps nobody. */
  void await(String name) throws StepFailedException {
    long seconds = Math.max(1, context.remaining().toSeconds());
    session.rows("CALL db.awaitIndex($name, $seconds)", Map.of("name", name, "seconds", seconds));
    Optional<Rule> index = new Rules(session).named("index", name);
    if (index.isEmpty() || !index.get().state().equals("ONLINE")) {
      throw new StepFailedException(
          "index `%s` was created but is %s, not ONLINE"
              .formatted(name, index.map(Rule::state).orElse("gone")),
          "look at SHOW INDEXES YIELD name, failureMessage");
    }
  }

  List<Change> drop(Action.DropRule drop, Sent sent) throws StepFailedException {
    Rules rules = new Rules(session);
    Optional<Rule> before = rules.named(drop.kind(), drop.name());
    send(sent);
    return before
        .map(
            rule ->
                List.of(
                    new Change(
                        rules.resource(drop.kind(), drop.name()), rule.known(), State.ABSENT)))
        .orElse(List.of());
  }

  void send(Sent sent) throws StepFailedException {
    new Transactions(session, context).commit(sender -> sender.send(sent, 0));
  }

  /** Undo needs the name that the server chose. */
  private void remember(int index, String name) throws StepFailedException {
    try {
      Files.writeString(WayBack.file(context, index), name);
    } catch (IOException e) {
      throw new StepFailedException(
          "the name of `%s` cannot be kept".formatted(name), "make room in the state directory");
    }
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
