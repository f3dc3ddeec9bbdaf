package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.SettingEdit;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code sed -i}: it succeeds when nothing matches, and changes whatever else does. */
public final class SedWithoutMatch implements LintRule {
  private static final About ABOUT =
      About.warning("L1001", "sed changes a file and never says whether anything matched");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .flatMap(sed -> unchecked(sed).stream())
        .map(SedWithoutMatch::found);
  }

  private static Optional<Invocation> unchecked(Invocation sed) {
    return SettingEdit.editedFile(sed).filter(file -> !isSearched(file, sed)).map(_ -> sed);
  }

  private static boolean isSearched(ShellWord file, Invocation sed) {
    return sed.setting()
        .script()
        .everyCommand()
        .filter(command -> !command.words().isEmpty())
        .filter(command -> command.words().getFirst().text().equals("grep"))
        .anyMatch(grep -> grep.words().getLast().text().equals(file.text()));
  }

  private static Diagnostic found(Invocation sed) {
    return ABOUT
        .at(sed.name(), "`sed -i` succeeds when nothing matches, and changes every line that does")
        .label("no check that one line matched")
        .hint("take `type: file.set`: exactly one line must have the key, and undo puts it back");
  }
}
