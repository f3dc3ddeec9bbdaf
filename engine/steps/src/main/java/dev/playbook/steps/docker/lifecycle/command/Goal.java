package dev.playbook.steps.docker.lifecycle.command;

/** What a started container is waited for. */
public enum Goal {
  /** Its health check says so. */
  HEALTHY,
  /** It runs, and still runs a moment later. */
  RUNNING,
  /** It was started. */
  NONE
}
