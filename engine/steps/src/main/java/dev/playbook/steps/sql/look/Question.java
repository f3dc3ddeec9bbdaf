package dev.playbook.steps.sql.look;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.exchange.Answer;
import dev.playbook.steps.sql.server.Session;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks one question where the server itself refuses every change. */
public final class Question {
  private static final long ROW_CAP = 1000;

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

  /** Asks, and fails when there are more rows than wanted: a part could be taken for the whole. */
  public static StepResult ask(Work work, StepContext context)
      throws StepFailedException, InterruptedException {
    long cap = work.maxRows().orElse(ROW_CAP);
    try (Session session = work.open(context)) {
      session.begin(true, false);
      Answer answer;
      try {
        answer = session.send(work.sent(0), (int) Math.min(cap, Integer.MAX_VALUE - 1));
      } finally {
        session.rollback();
      }
      if (answer.more()) {
        throw new StepFailedException(
            "the query returns more than %d rows".formatted(cap),
            "let the database count or narrow it with LIMIT, or raise `maxRows`");
      }
      answer.notices().forEach(context::output);
      return StepResult.read(values(answer));
    }
  }

  private static Map<String, Object> values(Answer answer) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rows", answer.rows());
    values.put("count", answer.count());
    values.put("notices", answer.notices());
    return values;
  }
}
