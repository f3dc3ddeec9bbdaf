package dev.playbook.steps.cypher.change;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.cypher.server.GraphSession;

/** Changes the graph in transactions that are begun again when the server asks for it. */
record Transactions(GraphSession session, StepContext context) {
  private static final int ATTEMPTS = 3;

  /**
   * Does something in one transaction, and commits. A deadlock is the fault of nobody, and the
   * server has rolled back what met it: then the whole body is done again.
   */
  <T> T commit(GraphSession.Body<T> body) throws StepFailedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return session.transaction(false, body);
      } catch (StepFailedException e) {
        if (attempt == ATTEMPTS || !session.mayBeginAgain(e)) {
          throw e;
        }
        context.output("the server rolled back and asks to begin again");
      }
    }
  }
}
