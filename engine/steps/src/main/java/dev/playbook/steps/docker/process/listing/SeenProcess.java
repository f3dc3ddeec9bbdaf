package dev.playbook.steps.docker.process.listing;

import dev.playbook.steps.docker.process.Living;
import java.time.Instant;
import java.util.List;

/**
 * A process of a container as it was at one moment.
 *
 * @param living its numbers; those of the engine's machine where the container has no shell
 * @param user the number of its user
 * @param since when it was started
 * @param command program and arguments, as it shows them itself; may hold secrets
 */
public record SeenProcess(Living living, long user, Instant since, List<String> command) {
  /** Copies the command. */
  public SeenProcess {
    command = List.copyOf(command);
  }

  /** Returns whether this is the same process, seen at another moment. */
  public boolean is(SeenProcess other) {
    return living.is(other.living);
  }

  /** Returns its number. */
  public long pid() {
    return living.pid();
  }

  /** Tells the number and nothing of the arguments. */
  @Override
  public String toString() {
    return "pid " + pid();
  }
}
