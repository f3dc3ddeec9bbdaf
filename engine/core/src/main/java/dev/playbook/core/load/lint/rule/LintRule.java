package dev.playbook.core.load.lint.rule;

import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** Finds one kind of hazard in playbooks. Must not perform I/O; keeps nothing. */
public interface LintRule {
  /** Returns what the rule is. */
  About about();

  /** Returns every place where the hazard stands, in no order. */
  Stream<Diagnostic> check(Subject subject);
}
