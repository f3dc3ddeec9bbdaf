package dev.playbook.steps.sql.server;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Opens sessions. */
public final class Sessions {
  private static final Duration CLEAN_UP = Duration.ofSeconds(4);

  private Sessions() {}

  /** Takes an idle connection that still works, or opens one. */
  public static Session open(Database database, ActivityContext context, Duration lockTimeout)
      throws StepFailedException, InterruptedException {
    Duration limit = context.remaining();
    Shelf shelf = context.clients().get("sql:" + database.name(), Shelf.class, Shelf::new);
    Optional<Connection> idle = shelf.take();
    while (idle.isPresent()) {
      try {
        Settings settings = Settings.renew(idle.get(), context, lockTimeout);
        return watched(new Session(database, context, limit, shelf, idle.get(), settings), context);
      } catch (SQLException _) {
        Shelf.close(idle.get());
        idle = shelf.take();
      }
    }
    Connection fresh = Connector.open(database, context, Connector.patience(limit));
    try {
      Settings settings = Settings.apply(fresh, context, lockTimeout);
      return watched(new Session(database, context, limit, shelf, fresh, settings), context);
    } catch (SQLException e) {
      Shelf.close(fresh);
      throw Faults.noConnection(database, database.host(), e);
    }
  }

  /**
   * Opens a session of a few seconds to clear up after a step whose time is over; the step's cancel
   * does not end it.
   */
  public static Session cleanUp(Database database, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Connection fresh = Connector.open(database, context, CLEAN_UP);
    try {
      Settings settings = Settings.apply(fresh, context.token(), CLEAN_UP, CLEAN_UP.dividedBy(2));
      return new Session(database, context, CLEAN_UP, Shelf.none(), fresh, settings);
    } catch (SQLException e) {
      Shelf.close(fresh);
      throw Faults.noConnection(database, database.host(), e);
    }
  }

  private static Session watched(Session session, ActivityContext context) {
    context.onCancel(session::cancel);
    return session;
  }
}
