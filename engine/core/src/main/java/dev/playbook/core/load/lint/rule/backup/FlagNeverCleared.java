package dev.playbook.core.load.lint.rule.backup;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A flag file that decides what is restored and that nobody removes. */
public final class FlagNeverCleared implements LintRule {
  private static final About ABOUT =
      About.warning("L1405", "a flag file is read and never removed");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> REMOVING = Set.of("rm", "mv", "unlink");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    Set<String> removed =
        subject
            .invocations()
            .filter(call -> REMOVING.contains(call.program()))
            .flatMap(call -> call.arguments().operands().stream())
            .map(ShellWord::text)
            .collect(Collectors.toSet());
    return subject
        .invocations()
        .filter(call -> call.is("test", "["))
        .flatMap(call -> call.words().stream())
        .filter(word -> isFlag(word.text()) && !removed.contains(word.text()))
        .map(FlagNeverCleared::found);
  }

  private static boolean isFlag(String path) {
    return path.endsWith(".flag") || path.endsWith(".marker");
  }

  private static Diagnostic found(ShellWord file) {
    return ABOUT
        .at(
            file.span(),
            "`%s` is never removed: the next run does it again, with data that is old by then"
                .formatted(file.text()))
        .hint(
            "make it an input, `restoreData: { type: string, enum: [always, never], default: never }`, which the plan shows");
  }
}
