package dev.playbook.steps.sql.change;

import dev.playbook.spi.Change;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.statement.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the statements of a step have really done so far. */
final class Done {
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

  StepResult result() {
    Outputs outputs = new Outputs(rows, count, notices);
    return new StepResult(unseen || !changes.isEmpty(), changes, outputs.values());
  }
}
