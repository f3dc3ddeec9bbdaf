package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;
import java.util.stream.Stream;

/** A pipe in a script for {@code sh}: only the last program can fail. */
public final class PipeInContainer implements LintRule {
  private static final About ABOUT =
      About.warning("L1107", "a pipe in a container hides the failure of its first program");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> HARMLESS = Set.of("echo", "printf", "cat", "yes");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .filter(deed -> deed.is("docker.exec") && !deed.reads())
        .flatMap(deed -> deed.with().scalar("script").stream())
        .map(text -> ShellScript.of(Passage.of(text)))
        .filter(script -> !setsPipefail(script))
        .flatMap(script -> script.everyCommand())
        .filter(command -> command.piped() && !command.words().isEmpty())
        .filter(command -> !HARMLESS.contains(command.words().getFirst().text()))
        .map(PipeInContainer::found);
  }

  private static boolean setsPipefail(ShellScript script) {
    return script.commands().stream()
        .flatMap(command -> command.words().stream())
        .anyMatch(word -> word.text().equals("pipefail"));
  }

  private static Diagnostic found(ShellCommand command) {
    return ABOUT
        .at(
            command.span(),
            "a failure of this program is lost: `sh` judges a pipe by its last program")
        .hint(
            "write to a file and read that, or run `command: [bash, -euo, pipefail, -c, …]` where the image has bash");
  }
}
