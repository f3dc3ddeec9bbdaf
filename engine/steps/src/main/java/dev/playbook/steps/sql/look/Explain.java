package dev.playbook.steps.sql.look;

import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.server.Faults;
import dev.playbook.steps.sql.server.Session;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the server read a statement without running it. */
public record Explain(Session session) {
  /** What an earlier step may still make right: a table, column, function or schema to come. */
  private static final Set<String> MAY_COME =
      Set.of("42P01", "42703", "42704", "42883", "3F000", "42P02");

  private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

  /** Returns why the server would refuse the statement, empty when it would not. */
  public Optional<Inspection> refusal(Sent sent) throws StepFailedException {
    try {
      session.send(sent.after("EXPLAIN "), Integer.MAX_VALUE);
      return Optional.empty();
    } catch (StepFailedException e) {
      session.rollback();
      if (Faults.state(e).isEmpty()) {
        throw e;
      }
      session.begin(true, false);
      return Optional.of(wouldFail(e));
    }
  }

  /** Returns what the server's refusal means for a plan. */
  static Inspection wouldFail(StepFailedException e) {
    String said = e.getMessage().replaceFirst("failed:", "would fail:");
    return MAY_COME.contains(Faults.state(e))
        ? new Opaque("as things stand, " + said.lines().findFirst().orElse(""))
        : new Blocked(said, e.hint());
  }

  /**
   * Returns how many rows the server expects a statement to add, as its plan says below the top.
   */
  long expectedRows(Sent sent) throws StepFailedException {
    return session.send(sent.after("EXPLAIN "), Integer.MAX_VALUE).rows().stream()
        .map(row -> String.valueOf(row.values().iterator().next()))
        .map(ROWS::matcher)
        .filter(Matcher::find)
        .map(match -> Long.parseLong(match.group(1)))
        .skip(1)
        .findFirst()
        .orElse(0L);
  }
}
