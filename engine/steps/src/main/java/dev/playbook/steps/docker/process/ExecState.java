package dev.playbook.steps.docker.process;

import java.util.OptionalInt;

/**
 * What the engine knows of a command in a container.
 *
 * @param running whether its first process lives
 * @param exitCode how it ended; empty before it ended
 * @param pid its number on the engine's machine; 0 before it began
 */
public record ExecState(boolean running, OptionalInt exitCode, long pid) {
  /** Returns whether it has ended and how: an end of its output alone proves nothing. */
  public boolean ended() {
    return !running && exitCode.isPresent();
  }
}
