package dev.playbook.core.plan;

/**
 * A place where a run goes several ways at once.
 *
 * @param group the path of the parallel group
 * @param branch the id of the group's element that an activity belongs to
 */
public record Fork(String group, String branch) {

  /** Returns whether two ways part here. */
  boolean parts(Fork other) {
    return group.equals(other.group) && !branch.equals(other.branch);
  }
}
