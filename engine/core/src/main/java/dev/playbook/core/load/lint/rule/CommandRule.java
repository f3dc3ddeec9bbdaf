package dev.playbook.core.load.lint.rule;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A hazard that one command of a script shows by itself. */
public interface CommandRule extends LintRule {
  /** Returns whether a command is the hazard. */
  boolean isHazard(Invocation command);

  /** Tells of a command that is the hazard. */
  Diagnostic found(Invocation command);

  @Override
  default Stream<Diagnostic> check(Subject subject) {
    return subject.invocations().filter(this::isHazard).map(this::found);
  }
}
