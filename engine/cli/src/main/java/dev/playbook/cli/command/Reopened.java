package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.core.PremiseException;
import dev.playbook.core.ReopenException;
import dev.playbook.core.journal.RunLock;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Says in exit codes and words why a run cannot be worked on again. */
final class Reopened {
  private Reopened() {}

  /** What is done with a run of earlier. */
  @FunctionalInterface
  interface Work<T> {
    T call() throws IOException, ReopenException, PremiseException, RunLock.HeldException;
  }

  /** Returns what the work returns, or refuses. */
  static <T> T or(Work<T> work) throws IOException {
    try {
      return work.call();
    } catch (ReopenException obstacle) {
      throw refused(code(obstacle.obstacle()), obstacle.lines());
    } catch (PremiseException missing) {
      throw refused(Exit.USAGE, missing.problems());
    } catch (RunLock.HeldException held) {
      throw refused(Exit.LOCKED, List.of(String.valueOf(held.getMessage())));
    }
  }

  private static int code(ReopenException.Obstacle obstacle) {
    return switch (obstacle) {
      case ALIVE -> Exit.LOCKED;
      case DAMAGED -> Exit.UNKNOWN;
      case INCOMPLETE -> Exit.USAGE;
    };
  }

  private static RefusedException refused(int code, List<String> lines) {
    return new RefusedException(
        code, Stream.concat(lines.stream(), Stream.of("nothing was started")).toList());
  }
}
