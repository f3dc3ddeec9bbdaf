package dev.playbook.steps.sql.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.intent.ToldChange;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.sql.server.Transaction;
import dev.playbook.steps.statement.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the statements of a step have really done so far. */
final class Done {
  /** What a record of a change begins with. */
  static final String CHANGE = "change";

  /** What a record begins with after which COMMIT is sent. */
  static final String COMMIT = "commit";

  /** What a record is before a statement that no transaction holds. */
  static final String OUTSIDE = "outside";

  private final List<Change> changes = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private List<Map<String, @Nullable Object>> rows = List.of();
  private long count;
  private boolean unseen;

  void saw(Change change) {
    if (!change.before().equals(change.after())) {
      changes.add(change);
    }
  }

  /** Something was done of which nobody can see what it changed. */
  void didUnseen() {
    unseen = true;
  }

  void answered(Answer answer, boolean changesRows) {
    notices.addAll(answer.notices());
    if (answer.returnsRows()) {
      rows = answer.rows();
    }
    if (changesRows) {
      count += answer.count();
    }
  }

  /** Takes over what a transaction did that has now been committed. */
  void add(Done committed) {
    changes.addAll(committed.changes);
    notices.addAll(committed.notices);
    rows = committed.rows.isEmpty() ? rows : committed.rows;
    count += committed.count;
    unseen |= committed.unseen;
  }

  /** Returns what it says of a transaction that is about to be committed. */
  List<List<String>> records(Transaction transaction) {
    List<List<String>> records = new ArrayList<>();
    changes.forEach(change -> records.add(ToldChange.record(CHANGE, change)));
    records.add(
        List.of(
            COMMIT,
            transaction.number(),
            transaction.server(),
            Long.toString(count),
            Boolean.toString(unseen),
            Boolean.toString(!rows.isEmpty())));
    return records;
  }

  /** Takes over what was written down of a change. */
  void recall(List<String> change) {
    changes.add(ToldChange.of(change));
  }

  /**
   * Takes over what was written down before COMMIT.
   *
   * @return whether rows were returned, of which nothing was written down
   */
  boolean recallCommit(List<String> commit) {
    count += Long.parseLong(commit.get(3));
    unseen |= Boolean.parseBoolean(commit.get(4));
    return Boolean.parseBoolean(commit.get(5));
  }

  StepResult result() {
    Outputs outputs = new Outputs(rows, count, notices);
    return new StepResult(unseen || !changes.isEmpty(), changes, outputs.values());
  }
}
