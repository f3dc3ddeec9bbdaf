package dev.playbook.core.load.lint.suppression;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The suppressions of some files. {@code # playbook-ignore: ID reason} covers the step or key that
 * begins in its line, or in the next one when the comment stands alone; inside of a script it
 * covers that line.
 */
public final class Suppressions {
  private final Set<String> known;
  private final Set<String> comparing;
  private final List<Suppression> all;

  /**
   * Reads suppressions.
   *
   * @param files the files, each with its tree
   * @param known the ids of all rules
   * @param comparing the ids of those that need other playbooks to find anything; what suppresses
   *     one of them is never useless for certain
   */
  public Suppressions(List<Block> files, Set<String> known, Set<String> comparing) {
    this.known = known;
    this.comparing = comparing;
    this.all =
        files.stream()
            .flatMap(
                file ->
                    new CommentReader(file.span().source(), file.tree()).suppressions().stream())
            .toList();
  }

  /** Returns the findings that are left, and what is wrong with the suppressions. */
  public List<Diagnostic> apply(Collection<Diagnostic> findings) {
    List<Diagnostic> left = new ArrayList<>(findings);
    for (Suppression suppression : all) {
      if (!known.contains(suppression.id())) {
        left.add(
            FaultySuppression.withoutRule(suppression, DidYouMean.among(known, suppression.id())));
      } else if (suppression.reason().isEmpty()) {
        left.add(FaultySuppression.withoutReason(suppression));
      } else if (isUseless(suppression, findings)) {
        left.add(UnusedSuppression.found(suppression));
      } else {
        left.removeIf(suppression::covers);
      }
    }
    return left.stream().sorted().toList();
  }

  private boolean isUseless(Suppression suppression, Collection<Diagnostic> findings) {
    return !comparing.contains(suppression.id())
        && findings.stream().noneMatch(suppression::covers);
  }
}
