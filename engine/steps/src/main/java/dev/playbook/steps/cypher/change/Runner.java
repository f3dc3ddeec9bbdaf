package dev.playbook.steps.cypher.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.cypher.server.Answer;
import dev.playbook.steps.cypher.server.GraphSession;
import dev.playbook.steps.cypher.server.Sent;
import dev.playbook.steps.cypher.statement.Action;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.statement.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a step: neighbours that change data in one transaction, each one that
 * changes the schema in its own, because Neo4j allows no mixture.
 */
public final class Runner {
  private final Work work;
  private final GraphSession session;
  private final StepContext context;
  private final IntentLog intent;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private List<Map<String, @Nullable Object>> rows = List.of();
  private long count;
  private boolean unseen;

  private Runner(Work work, GraphSession session, StepContext context) {
    this.work = work;
    this.session = session;
    this.context = context;
    this.intent = IntentLog.of(context);
  }

  /** Runs them all. */
  public static StepResult run(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    return new Runner(work, GraphSession.open(work.graph(), context), context).run();
  }

  /**
   * Finds out how far statements came whose engine died. Before each COMMIT it was written down how
   * many statements there are up to it; Neo4j does not tell what became of a COMMIT.
   *
   * @throws StepFailedException {@code NOT_STARTED} when none was sent, else {@code UNKNOWN}
   */
  public static StepResult recover(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    List<List<String>> sent = IntentLog.of(context).read();
    Hindsight.of(() -> GraphSession.open(work.graph(), context)).end();
    throw sent.isEmpty()
        ? StepFailedException.notStarted("nothing of it was committed", "", null)
        : StepFailedException.unknown(
            "its engine died when the first %s of %d statements may have been committed"
                .formatted(sent.getLast().getFirst(), work.statements().size()),
            "look in the graph whether the change is there: Neo4j does not tell it afterwards",
            null);
  }

  /** Asks one question; fails when there are more rows than wanted. */
  public static StepResult ask(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    int cap = (int) Math.min(work.rowCap(), Integer.MAX_VALUE);
    Answer answer = GraphSession.open(work.graph(), context).ask(work.sent(0), cap);
    if (answer.more()) {
      throw work.tooManyRows();
    }
    Outputs outputs = new Outputs(answer.rows(), answer.rows().size(), answer.notices());
    return StepResult.read(outputs.values());
  }

  private StepResult run() throws StepFailedException {
    int next = 0;
    while (next < work.statements().size()) {
      int first = next;
      try {
        next = isData(first) ? data(first) : alone(first);
      } catch (StepFailedException e) {
        throw work.failedAt(first, e);
      }
    }
    return new StepResult(
        unseen || !changes.isEmpty(), changes, new Outputs(rows, count, notices).values());
  }

  private boolean isData(int index) {
    Action action = work.statements().get(index).action();
    return action instanceof Action.ChangeData || action instanceof Action.Read;
  }

  /** Returns the place behind the last statement of the transaction. */
  private int data(int first) throws StepFailedException {
    int end = first;
    while (end < work.statements().size() && isData(end)) {
      end++;
    }
    List<Answer> answers = transaction(first, end);
    for (int i = first; i < end; i++) {
      saw(i, answers.get(i - first));
    }
    return end;
  }

  private List<Answer> transaction(int first, int end) throws StepFailedException {
    return new Transactions(session, context)
        .commit(
            sender -> {
              List<Answer> answers = new ArrayList<>();
              for (int i = first; i < end; i++) {
                answers.add(guarded(i, sender.send(work.sent(i), Work.ROW_CAP)));
              }
              intent.write(Integer.toString(end));
              return answers;
            });
  }

  private Answer guarded(int index, Answer answer) throws StepFailedException {
    long most = work.maxRows().orElse(Long.MAX_VALUE);
    if (answer.touched() > most) {
      throw new StepFailedException(
          "%s touched %d (%s), more than the %d of `maxRows`; it was rolled back"
              .formatted(work.sent(index).label(), answer.touched(), answer.summary(), most),
          "narrow the pattern, or raise `maxRows` when so many are meant");
    }
    return answer;
  }

  private int alone(int index) throws StepFailedException {
    intent.write(Integer.toString(index + 1));
    switch (work.statements().get(index).action()) {
      case Action.CreateRule create ->
          changes.addAll(new RuleChange(session, context).create(create, work.sent(index), index));
      case Action.DropRule drop ->
          changes.addAll(new RuleChange(session, context).drop(drop, work.sent(index)));
      case Action.ChangeInBatches _ -> saw(index, batches(work.sent(index)));
      case Action.Other _ -> {
        saw(index, session.alone(work.sent(index)));
        unseen = true;
      }
      case Action.ChangeData _, Action.Read _ -> throw new IllegalStateException("data");
    }
    return index + 1;
  }

  private Answer batches(Sent sent) throws StepFailedException {
    try {
      return session.alone(sent);
    } catch (StepFailedException e) {
      throw new StepFailedException(
          e.certainty(),
          "%s%nwhat the batches before did stays".formatted(e.getMessage()),
          e.hint(),
          e);
    }
  }

  private void saw(int index, Answer answer) {
    answer.notices().forEach(context::output);
    notices.addAll(answer.notices());
    rows = answer.rows().isEmpty() ? rows : answer.rows();
    count += answer.touched();
    if (answer.touched() > 0) {
      Resource resource =
          new Resource("rows", work.graph().name(), work.statements().get(index).toString());
      changes.add(new Change(resource, State.ABSENT, State.known(answer.summary())));
    }
  }
}
