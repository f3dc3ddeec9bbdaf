package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code sleep} in the hope that something is ready by then. */
public final class FixedWait implements LintRule {
  private static final About ABOUT = About.warning("L1102", "a fixed wait instead of a look");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> call.is("sleep") && !call.command().looped())
        .map(FixedWait::found);
  }

  private static Diagnostic found(Invocation sleep) {
    return ABOUT
        .at(sleep.span(), "`sleep` is too short on a bad day and too long on every other")
        .hint("look until it is so: a step with `until:`, `every:` and `timeout:`");
  }
}
