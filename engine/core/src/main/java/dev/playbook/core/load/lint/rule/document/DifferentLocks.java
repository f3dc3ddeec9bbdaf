package dev.playbook.core.load.lint.rule.document;

import dev.playbook.core.load.lint.claim.Claim;
import dev.playbook.core.load.lint.claim.Claimant;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.ComparingRule;
import dev.playbook.core.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two playbooks change the same thing, and nothing keeps them from running at once. */
public final class DifferentLocks implements ComparingRule {
  private static final About ABOUT =
      About.warning("L1604", "two playbooks change the same thing under different locks");
  private static final int MOST_NAMED = 3;

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> compare(Claimant first, Claimant second) {
    if (first.lock().equals(second.lock()) || !first.isBeside(second)) {
      return Stream.empty();
    }
    List<Meeting> meetings = meetings(first, second);
    return meetings.isEmpty() ? Stream.empty() : Stream.of(found(first, second, meetings));
  }

  /** A thing that both change. */
  private record Meeting(Claim first, Claim second) {}

  private static List<Meeting> meetings(Claimant first, Claimant second) {
    List<Meeting> meetings = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (Claim claim : second.claims()) {
      first.claims().stream()
          .filter(claim::meets)
          .findFirst()
          .filter(_ -> seen.add(claim.resource()))
          .ifPresent(other -> meetings.add(new Meeting(other, claim)));
    }
    return meetings;
  }

  private static Diagnostic found(Claimant first, Claimant second, List<Meeting> meetings) {
    Meeting one = meetings.getFirst();
    return ABOUT
        .at(
            second.lockPlace(),
            "`%s` can run while `%s` runs, and both change %s"
                .formatted(second.id(), first.id(), names(meetings)))
        .label("its lock is `%s`".formatted(second.lock()))
        .relating(one.second().place(), "changed here")
        .relating(first.lockPlace(), "the lock of `%s` is `%s`".formatted(first.id(), first.lock()))
        .relating(one.first().place(), "changed here, too")
        .hint("write the same `lock:` in both; then one is refused while the other runs");
  }

  private static String names(List<Meeting> meetings) {
    String some =
        meetings.stream()
            .limit(MOST_NAMED)
            .map(meeting -> meeting.second().words())
            .collect(Collectors.joining(", "));
    int more = meetings.size() - MOST_NAMED;
    return more > 0 ? some + " and %d more".formatted(more) : some;
  }
}
