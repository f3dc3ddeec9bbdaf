package dev.playbook.steps.docker.process;

import java.util.List;
import java.util.Optional;

/**
 * A command to run in a container.
 *
 * @param command program and arguments
 * @param environment {@code NAME=value}, added to the container's; may hold secrets
 * @param user name or number, empty for the container's own
 * @param directory where it starts, empty for the container's own
 * @param input whether it gets a standard input
 */
public record ExecRequest(
    List<String> command,
    List<String> environment,
    Optional<String> user,
    Optional<String> directory,
    boolean input) {

  /** Copies the lists. */
  public ExecRequest {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /** Returns a small command of the engine's own, run as the super-user of the container. */
  public static ExecRequest asRoot(List<String> command) {
    return as(Optional.of("0"), command);
  }

  /** Returns a small command of the engine's own, run as this user. */
  public static ExecRequest as(Optional<String> user, List<String> command) {
    return new ExecRequest(command, List.of(), user, Optional.of("/"), false);
  }

  /** Tells the program only: arguments and environment may hold secrets. */
  @Override
  public String toString() {
    return command.getFirst();
  }
}
