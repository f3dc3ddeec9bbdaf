package dev.playbook.core.load.lint.rule;

import dev.playbook.core.load.lint.claim.Claimant;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A hazard between two playbooks, each of which may be in order by itself. */
public interface ComparingRule extends LintRule {
  /** Returns every place in the second one where the hazard stands, in no order. */
  Stream<Diagnostic> compare(Claimant first, Claimant second);

  /** Finds nothing: one playbook alone cannot have the hazard. */
  @Override
  default Stream<Diagnostic> check(Subject subject) {
    return Stream.empty();
  }
}
