package dev.playbook.steps.docker.copy;

/** Where a file lies, as the playbook says it. */
sealed interface Side {
  /** A file in the container, by its absolute path. */
  record InContainer(String path) implements Side {}

  /** A file on this machine, relative to the work directory. */
  record OnHost(String path) implements Side {}

  /** Returns the path as it is written. */
  String path();
}
