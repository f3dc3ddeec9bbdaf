package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code pkill -f} in a script: the shell that reads the script matches, too. */
public final class KillByCommandLine implements LintRule {
  private static final About ABOUT =
      About.error("L1106", "pkill -f in a script ends the script itself");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> call.is("pkill") && call.setting().interpreted())
        .filter(call -> call.arguments().has("-f", "--full"))
        .filter(
            call ->
                call.arguments().operands().stream().noneMatch(word -> word.text().contains("[")))
        .map(KillByCommandLine::found);
  }

  private static Diagnostic found(Invocation kill) {
    return ABOUT
        .at(
            kill.span(),
            "`pkill -f` also matches the shell that runs this script: its text holds the pattern")
        .hint(
            "start it without a shell, `command: [pkill, -f, name]`, or write one letter in brackets, `[n]ame`");
  }
}
