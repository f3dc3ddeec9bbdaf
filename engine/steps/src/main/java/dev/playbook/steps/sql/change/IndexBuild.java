package dev.playbook.steps.sql.change;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Index;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.server.Faults;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.server.Sessions;
import dev.playbook.steps.sql.statement.Name;
import java.util.Optional;

/**
 * Builds an index and sees to it that it can be used: a concurrent build that is interrupted leaves
 * an invalid one, which {@code IF NOT EXISTS} would take for done.
 */
final class IndexBuild {
  private static final int ATTEMPTS = 2;

  private final Session session;
  private final StepContext context;
  private final Catalogue catalogue;
  private final boolean concurrently;

  IndexBuild(Session session, StepContext context, boolean concurrently) {
    this.session = session;
    this.context = context;
    this.catalogue = new Catalogue(session);
    this.concurrently = concurrently;
  }

  /** Sends the statement that builds. */
  @FunctionalInterface
  interface Statement {
    void send() throws StepFailedException;
  }

  void build(Name name, boolean ifNotExists, Statement statement) throws StepFailedException {
    if (ifNotExists) {
      dropInvalid(name, "what an interrupted build left");
    }
    boolean there = catalogue.index(name).isPresent();
    for (int attempt = 1; ; attempt++) {
      try {
        statement.send();
      } catch (StepFailedException e) {
        if (!concurrently || there) {
          throw e;
        }
        boolean again = attempt < ATTEMPTS && Faults.state(e).equals("40P01");
        throwUnless(again, Leftover.clear(session.database(), context, name, e));
        continue;
      }
      if (isValid(name)) {
        return;
      }
      dropInvalid(name, "the index is invalid after its build");
      throwUnless(attempt < ATTEMPTS, notValid(name));
    }
  }

  private static void throwUnless(boolean again, StepFailedException e) throws StepFailedException {
    if (!again) {
      throw e;
    }
  }

  private static StepFailedException notValid(Name name) {
    return new StepFailedException(
        Certainty.FAILED,
        "index `%s` was built twice and was invalid both times; it was dropped".formatted(name),
        "look at the server's log for the reason",
        null);
  }

  private boolean isValid(Name name) throws StepFailedException {
    return catalogue.index(name).map(Index::valid).orElse(false);
  }

  private void dropInvalid(Name name, String why) throws StepFailedException {
    Optional<Index> invalid = catalogue.index(name).filter(index -> !index.valid());
    if (invalid.isPresent()) {
      context.output("drop index %s: %s".formatted(name, why));
      session.ask(drop(name, concurrently));
    }
  }

  private static String drop(Name name, boolean concurrently) {
    return "DROP INDEX " + (concurrently ? "CONCURRENTLY " : "") + name.toSql();
  }

  /** Clears away what a failed concurrent build left, from a session of its own. */
  private static final class Leftover {
    private Leftover() {}

    static StepFailedException clear(
        Database database, ActivityContext context, Name name, StepFailedException failure) {
      if (failure.certainty() == Certainty.UNKNOWN) {
        return failure;
      }
      boolean interrupted = Thread.interrupted();
      try {
        return added(failure, tidy(database, context, name));
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private static String tidy(Database database, ActivityContext context, Name name) {
      try (Session own = Sessions.cleanUp(database, context)) {
        Optional<Index> left = new Catalogue(own).index(name).filter(index -> !index.valid());
        if (left.isEmpty()) {
          return "no unfinished index is left";
        }
        own.ask(drop(name, true));
        return "the unfinished index was dropped";
      } catch (StepFailedException | InterruptedException _) {
        return "index `%s` may be left INVALID: drop it with %s".formatted(name, drop(name, true));
      }
    }

    private static StepFailedException added(StepFailedException failure, String what) {
      return new StepFailedException(
          failure.certainty(),
          "%s%n%s".formatted(failure.getMessage(), what),
          failure.hint(),
          failure.getCause());
    }
  }
}
