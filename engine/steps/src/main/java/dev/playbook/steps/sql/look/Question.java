package dev.playbook.steps.sql.look;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.statement.Outputs;
import java.util.Locale;
import java.util.Optional;

/** Asks one question where the server itself refuses every change. */
public final class Question {
  private Question() {}

  /** Looks whether the server would answer, without asking. */
  public static Inspection inspect(Work work, InspectContext context)
      throws StepFailedException, InterruptedException {
    try (Session session = work.open(context)) {
      session.begin(true, false);
      try {
        return explained(work, session).orElseGet(() -> new Inspection.NothingToDo("only reads"));
      } finally {
        session.rollback();
      }
    }
  }

  /** EXPLAIN takes neither SHOW nor another EXPLAIN. */
  private static Optional<Inspection> explained(Work work, Session session)
      throws StepFailedException {
    String text = work.statements().getFirst().text().toUpperCase(Locale.ROOT);
    return text.startsWith("SHOW") || text.startsWith("EXPLAIN")
        ? Optional.empty()
        : new Explain(session).refusal(work.sent(0));
  }

  /** Asks, and fails when there are more rows than wanted. */
  public static StepResult ask(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    try (Session session = work.open(context)) {
      session.begin(true, false);
      Answer answer;
      try {
        answer = session.send(work.sent(0), (int) Math.min(work.rowCap(), Integer.MAX_VALUE - 1));
      } finally {
        session.rollback();
      }
      if (answer.more()) {
        throw work.tooManyRows();
      }
      answer.notices().forEach(context::output);
      return StepResult.read(new Outputs(answer.rows(), answer.count(), answer.notices()).values());
    }
  }
}
