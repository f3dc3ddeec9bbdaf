package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.source.Diagnostic;

/** {@code pkill -f} in a script: the shell that reads the script matches, too. */
public final class KillByCommandLine implements CommandRule {
  private static final About ABOUT =
      About.error("L1106", "pkill -f in a script ends the script itself");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation kill) {
    return kill.is("pkill")
        && kill.setting().interpreted()
        && kill.arguments().has("-f", "--full")
        && kill.arguments().operands().stream().noneMatch(word -> word.text().contains("["));
  }

  @Override
  public Diagnostic found(Invocation kill) {
    return ABOUT
        .at(
            kill.span(),
            "`pkill -f` also matches the shell that runs this script: its text holds the pattern")
        .hint(
            "start it without a shell, `command: [pkill, -f, name]`, or write one letter in brackets, `[n]ame`");
  }
}
