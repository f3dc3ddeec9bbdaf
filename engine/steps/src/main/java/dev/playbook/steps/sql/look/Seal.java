package dev.playbook.steps.sql.look;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.server.Session;

/**
 * Makes a transaction that the server itself refuses to commit: a constraint that is only checked
 * at COMMIT does not hold. No COMMIT is ever sent; this is for the one that nobody thought of.
 */
record Seal(Session session) {

  /** Begins the transaction. */
  static Seal begin(Session session) throws StepFailedException {
    session.begin(false, false);
    send(
        session,
        "CREATE TEMPORARY TABLE playbook_probe"
            + " (never_committed int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    send(session, "INSERT INTO pg_temp.playbook_probe VALUES (1), (1)");
    return new Seal(session);
  }

  /**
   * Lets the server check now what it would check at COMMIT. Breaks the seal: nothing but a
   * rollback may follow.
   */
  void checkDeferred() throws StepFailedException {
    send(session, "DELETE FROM pg_temp.playbook_probe");
    session.send(
        new Sent("what is checked at COMMIT", "SET CONSTRAINTS ALL IMMEDIATE", Parameters.NONE), 0);
  }

  private static void send(Session session, String text) throws StepFailedException {
    session.send(Sent.own(text), 0);
  }
}
