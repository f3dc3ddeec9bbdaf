package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.source.Diagnostic;

/** {@code sleep} in the hope that something is ready by then. */
public final class FixedWait implements CommandRule {
  private static final About ABOUT = About.warning("L1102", "a fixed wait instead of a look");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation sleep) {
    return sleep.is("sleep") && !sleep.command().looped();
  }

  @Override
  public Diagnostic found(Invocation sleep) {
    return ABOUT
        .at(sleep.span(), "`sleep` is too short on a bad day and too long on every other")
        .hint("look until it is so: a step with `until:`, `every:` and `timeout:`");
  }
}
