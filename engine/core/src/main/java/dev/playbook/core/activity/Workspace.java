package dev.playbook.core.activity;

import dev.playbook.spi.Clients;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all activities of one run, or of one plan, share.
 *
 * @param run the run's id, part of every token; a plan has one of its own
 * @param workDirectory the target's work tree
 * @param environment the variables that processes may see
 * @param operator who can be asked
 * @param directories where each activity gets a directory of its own, named by its id
 */
public record Workspace(
    String run,
    Path workDirectory,
    Map<String, String> environment,
    Clients clients,
    Operator operator,
    Path directories) {

  /** Returns the directory of one activity among all. */
  public static Path directory(Path directories, String activity) {
    return directories.resolve(activity.replace('/', '.'));
  }

  /** Copies the environment. */
  public Workspace {
    environment = Map.copyOf(environment);
  }
}
