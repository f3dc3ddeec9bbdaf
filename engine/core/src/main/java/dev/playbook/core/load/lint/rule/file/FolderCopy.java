package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** {@code cp -r} onto a folder: where one is already, the copy ends up inside of it. */
public final class FolderCopy implements LintRule {
  private static final About ABOUT =
      About.warning("L1006", "cp -r puts the copy inside of the folder when that is there already");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> call.is("cp"))
        .filter(call -> call.arguments().has("-r", "-R", "--recursive"))
        .filter(call -> !call.arguments().has("-T", "--no-target-directory"))
        .flatMap(FolderCopy::found);
  }

  private static Stream<Diagnostic> found(Invocation copy) {
    List<ShellWord> folders = copy.arguments().operands();
    String source = folders.isEmpty() ? "" : folders.getFirst().text();
    if (folders.size() != 2 || source.endsWith("/.")) {
      return Stream.empty();
    }
    String what =
        source.endsWith("/*")
            ? "`%s` leaves out names that begin with a dot, and what lies there already stays"
            : "the second time, `%s` ends up inside of the copy that is there";
    return Stream.of(
        ABOUT
            .at(copy.span(), what.formatted(source))
            .hint(
                "take `type: file.copy`, which never nests, or copy into a new folder, for example `backup/data-{{run.id}}`"));
  }
}
