package dev.playbook.steps.statement;

import dev.playbook.spi.Risk;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The statements of a step in their order, and how they are spoken of. */
public interface Statements {
  /** How many rows of an answer later steps get when the playbook does not say it. */
  int ROW_CAP = 1000;

  /** Returns all of them, at least one. */
  List<? extends Statement> statements();

  /** Returns the most rows that one may touch, or that a query may return. */
  Optional<Long> maxRows();

  /** Returns in one line what they are. */
  default String title() {
    int count = statements().size();
    return count == 1 ? statements().getFirst().toString() : "run " + count + " statements";
  }

  /** Returns the most that any of them can do. */
  default Risk risk() {
    return statements().stream()
        .map(Statement::risk)
        .max(Comparator.naturalOrder())
        .orElse(Risk.READ);
  }

  /** Returns how messages call a statement, by its 0-based place. */
  default String label(int index) {
    return statements().size() == 1
        ? "the statement"
        : "statement %d of %d".formatted(index + 1, statements().size());
  }

  /** Returns how many rows a query may return. */
  default long rowCap() {
    return maxRows().orElse((long) ROW_CAP);
  }

  /** Returns the failure of a query with more rows: a part could be taken for the whole. */
  default StepFailedException tooManyRows() {
    return new StepFailedException(
        "the query returns more than %d rows".formatted(rowCap()),
        "let the database count or narrow it with LIMIT, or raise `maxRows`");
  }

  /** Returns the failure of the statement at a 0-based place, when those before it stay done. */
  default StepFailedException failedAt(int index, StepFailedException e) {
    if (index == 0) {
      return e;
    }
    String before =
        index == 1
            ? "statement 1 was done before and stays"
            : "statements 1 to %d were done before and stay".formatted(index);
    Certainty certainty = e.certainty() == Certainty.NOT_STARTED ? Certainty.FAILED : e.certainty();
    return new StepFailedException(
        certainty, "%s%n%s".formatted(e.getMessage(), before), e.hint(), e);
  }
}
