package dev.playbook.steps.docker.process;

import dev.playbook.steps.docker.process.Living.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The processes that belong to one step: those that carry its token, and whatever is or was below
 * them or shares a session or a pipe with them, also when its environment was cleared. Every look
 * adds to it.
 */
final class Family {
  private final long init;
  private final List<Living> known = new ArrayList<>();

  /** A family in a container whose first process, which inherits every orphan, has this number. */
  Family(long init) {
    this.init = init;
  }

  /** Takes a new look and returns the members that live. */
  List<Living> among(Collection<Living> all) {
    List<Living> members = new ArrayList<>();
    List<Living> rest = new ArrayList<>(all);
    while (true) {
      List<Living> found = rest.stream().filter(this::belongs).toList();
      if (found.isEmpty()) {
        return members;
      }
      members.addAll(found);
      rest.removeAll(found);
      found.stream().filter(process -> known.stream().noneMatch(process::is)).forEach(known::add);
    }
  }

  /**
   * Returns orphans that began since the step did, in a session of their own, with nothing that
   * tells where they come from: a daemon that the step started looks like this.
   */
  List<Living> strangersAmong(Collection<Living> all) {
    return all.stream()
        .filter(process -> !belongs(process) && isNewOrphan(process))
        .filter(
            process ->
                all.stream()
                    .noneMatch(
                        other ->
                            other.pid() == init
                                && (other.session() == process.session()
                                    || other.name().equals(process.name()))))
        .toList();
  }

  /** Returns all that were ever seen. */
  List<Living> everSeen() {
    return List.copyOf(known);
  }

  private boolean belongs(Living process) {
    return process.trace() == Trace.TOKEN
        || (process.trace() == Trace.PIPE && isNewOrphan(process))
        || known.stream().anyMatch(member -> member.is(process) || isKin(member, process));
  }

  private boolean isNewOrphan(Living process) {
    return process.parent() == init
        && known.stream().anyMatch(member -> member.started() <= process.started());
  }

  /** A number may be given again; a child is never older than its parent, nor than its session. */
  private static boolean isKin(Living member, Living process) {
    return process.started() >= member.started()
        && (process.parent() == member.pid() || process.session() == member.session());
  }
}
