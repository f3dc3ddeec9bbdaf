package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.source.Span;
import java.util.Optional;

/**
 * What happens at one moment: a program is started, or a step type does its work.
 *
 * @param invocation empty when the step type starts no program that can be seen
 */
public record Act(Deed deed, Optional<Invocation> invocation) {

  /** Returns where it is written. */
  public Span span() {
    return invocation.map(Invocation::span).orElseGet(deed::span);
  }
}
