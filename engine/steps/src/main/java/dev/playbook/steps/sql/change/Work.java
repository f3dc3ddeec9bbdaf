package dev.playbook.steps.sql.change;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.server.Sessions;
import dev.playbook.steps.sql.statement.SqlStatement;
import dev.playbook.steps.statement.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a step of statements is to do.
 *
 * @param transaction whether all statements stand and fall together
 * @param lockTimeout the longest wait for a lock
 * @param lockTimeoutGiven whether the playbook says it; the usual one is not meant for statements
 *     that wait beside the traffic, such as CREATE INDEX CONCURRENTLY
 * @param maxRows the most rows that one statement may touch
 */
public record Work(
    Database database,
    List<SqlStatement> statements,
    Parameters parameters,
    boolean transaction,
    Duration lockTimeout,
    boolean lockTimeoutGiven,
    Optional<Long> maxRows)
    implements Statements {
  /** Copies the statements. */
  public Work {
    statements = List.copyOf(statements);
  }

  /** Returns the same with no longer wait for a lock than this. */
  public Work waitingAtMost(Duration longest) {
    boolean shorter = lockTimeout.isPositive() && lockTimeout.compareTo(longest) < 0;
    return new Work(
        database,
        statements,
        parameters,
        transaction,
        shorter ? lockTimeout : longest,
        lockTimeoutGiven,
        maxRows);
  }

  /** Opens a session for it. */
  public Session open(ActivityContext context) throws StepFailedException, InterruptedException {
    return Sessions.open(database, context, lockTimeout);
  }

  /** Returns a statement, by its 0-based place, ready to be sent. */
  public Sent sent(int index) {
    return sent(index, statements.get(index).text());
  }

  /** Returns another text with the parameters of that statement. */
  public Sent sent(int index, String text) {
    return new Sent(label(index), text, parameters);
  }
}
