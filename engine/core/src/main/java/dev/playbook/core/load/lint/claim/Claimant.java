package dev.playbook.core.load.lint.claim;

import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Span;
import java.util.List;

/**
 * A playbook by what it changes, and what keeps others away meanwhile.
 *
 * @param id the playbook
 * @param lock its word
 * @param lockPlace where that word stands
 * @param target where it does it
 * @param claims in the order of its steps
 */
public record Claimant(String id, String lock, Span lockPlace, Target target, List<Claim> claims) {
  /** Copies the claims. */
  public Claimant {
    claims = List.copyOf(claims);
  }

  /** Reads a playbook. */
  public static Claimant of(Loaded.Valid loaded, Subject subject) {
    Target target = loaded.target().orElseGet(() -> Target.none(loaded.playbook().source()));
    Block root = subject.root();
    return new Claimant(
        loaded.playbook().id(),
        loaded.playbook().lock(),
        root.place(root.has("lock") ? "lock" : "id"),
        target,
        new ClaimReader(target).read(subject));
  }

  /** Returns whether both do it on the same target. */
  public boolean isBeside(Claimant other) {
    return target.id().equals(other.target.id())
        && target.workDirectory().equals(other.target.workDirectory());
  }
}
