package dev.playbook.cli.starter;

import java.util.List;

/**
 * What somebody wants to begin with.
 *
 * @param about what the playbook puts back
 * @param rollback the rollback type
 * @param types the step types of its steps, in order
 */
public record Wishes(
    String id, String about, String rollback, String owner, String target, List<String> types) {
  /** Copies the types, and adds those without which they are not whole. */
  public Wishes {
    types = List.copyOf(FirstSteps.whole(types));
  }
}
