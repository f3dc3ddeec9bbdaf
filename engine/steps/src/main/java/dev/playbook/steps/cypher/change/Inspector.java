package dev.playbook.steps.cypher.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.cypher.server.Answer;
import dev.playbook.steps.cypher.server.GraphSession;
import dev.playbook.steps.cypher.statement.Action;
import dev.playbook.steps.cypher.statement.CypherStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks, in sessions that may only read, at what each statement would change. */
public final class Inspector {
  private final Work work;
  private final GraphSession session;
  private final RuleForecast rules;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();

  private Inspector(Work work, GraphSession session, InspectContext context) {
    this.work = work;
    this.session = session;
    this.rules = new RuleForecast(session, context.world());
  }

  /** Returns what the whole step would change. */
  public static Inspection inspect(Work work, InspectContext context)
      throws StepFailedException, InterruptedException {
    return new Inspector(work, GraphSession.open(work.graph(), context), context).inspect();
  }

  private Inspection inspect() throws StepFailedException {
    for (int i = 0; i < work.statements().size(); i++) {
      Optional<Inspection> end = add(i, look(i));
      if (end.isPresent()) {
        return end.get();
      }
    }
    if (changes.size() > unseen.size()) {
      return new WillChange(changes);
    }
    return unseen.isEmpty()
        ? new NothingToDo(String.join("; ", settled))
        : new Opaque(String.join("; ", unseen));
  }

  private Optional<Inspection> add(int index, Inspection inspection) {
    switch (inspection) {
      case WillChange will -> {
        changes.addAll(will.changes());
        will.changes().forEach(rules::foresee);
      }
      case NothingToDo nothing -> settled.add(nothing.reason());
      case Opaque opaque -> notSeen(index, opaque.reason());
      case Inspection.KnownAfter later -> {
        return Optional.of(later);
      }
      case Blocked blocked -> {
        return Optional.of(blocked);
      }
    }
    return Optional.empty();
  }

  private void notSeen(int index, String reason) {
    unseen.add(reason);
    String statement = work.statements().get(index).toString();
    Resource resource = new Resource("statement", work.graph().name(), statement);
    changes.add(new Change(resource, State.unknown(reason), State.unknown(reason)));
  }

  private Inspection look(int index) throws StepFailedException {
    CypherStatement statement = work.statements().get(index);
    Optional<Inspection> refused = refusal(index);
    if (refused.isPresent()) {
      return refused.get();
    }
    return switch (statement.action()) {
      case Action.Read _ -> new NothingToDo("only reads");
      case Action.CreateRule create -> rules.create(create);
      case Action.DropRule drop -> rules.drop(drop);
      case Action.ChangeData change -> data(index, change);
      case Action.ChangeInBatches _ ->
          new Opaque(
              "`%s`: accepted by the server, which commits it in parts: a failure leaves some done"
                  .formatted(statement));
      case Action.Other _ -> new Opaque("`%s`: effect not computed".formatted(statement));
    };
  }

  /** The server reads every statement without running it. */
  private Optional<Inspection> refusal(int index) throws StepFailedException {
    Action action = work.statements().get(index).action();
    boolean shows = action instanceof Action.Read || action instanceof Action.Other;
    String text = work.statements().get(index).text().toUpperCase(Locale.ROOT);
    if (shows && (text.startsWith("SHOW") || text.startsWith("EXPLAIN"))) {
      return Optional.empty();
    }
    try {
      session.transaction(
          action instanceof Action.Read || action instanceof Action.ChangeData,
          sender -> sender.send(work.sent(index).explained(), 0));
      return Optional.empty();
    } catch (StepFailedException e) {
      if (e.certainty() != StepFailedException.Certainty.FAILED) {
        throw e;
      }
      String said = e.getMessage().replaceFirst("failed:", "would fail:");
      return Optional.of(new Blocked(said, e.hint()));
    }
  }

  private Inspection data(int index, Action.ChangeData change) throws StepFailedException {
    if (change.count().isEmpty()) {
      return new Opaque(
          "`%s`: accepted by the server; effect not computed"
              .formatted(work.statements().get(index)));
    }
    Answer answer = session.ask(work.sent(index, change.count().get()), 1);
    long count = Long.parseLong(String.valueOf(answer.rows().getFirst().get("n")));
    if (count == 0) {
      return new NothingToDo("nothing matches `%s`".formatted(work.statements().get(index)));
    }
    if (count > work.maxRows().orElse(Long.MAX_VALUE)) {
      return new Blocked(
          "%d match, more than the %d of `maxRows`".formatted(count, work.maxRows().orElse(0L)),
          "narrow the pattern, or raise `maxRows` when so many are meant");
    }
    Resource resource =
        new Resource("rows", work.graph().name(), work.statements().get(index).toString());
    return new WillChange(new Change(resource, State.known(count + " match"), State.ABSENT));
  }
}
