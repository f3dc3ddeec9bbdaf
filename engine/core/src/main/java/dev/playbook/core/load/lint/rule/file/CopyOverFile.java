package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** A kept file is copied over the present one, of which nothing stays. */
public final class CopyOverFile implements LintRule {
  private static final About ABOUT =
      About.warning("L1007", "a kept file replaces the present one, and nothing of that stays");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .filter(deed -> !deed.block().has("undo"))
        .flatMap(deed -> deed.invocations().stream())
        .filter(call -> call.is("cp", "mv"))
        .filter(
            call -> !call.arguments().has("-b", "--backup", "-n", "--no-clobber", "-r", "-R", "-a"))
        .filter(CopyOverFile::replaces)
        .map(CopyOverFile::found);
  }

  private static boolean replaces(Invocation copy) {
    List<ShellWord> files = copy.arguments().operands();
    return files.size() == 2
        && KeptFile.is(files.getFirst())
        && !KeptFile.is(files.getLast())
        && !files.getLast().text().endsWith("/");
  }

  private static Diagnostic found(Invocation copy) {
    ShellWord target = copy.arguments().operands().getLast();
    return ABOUT
        .at(target.span(), "nothing of the present `%s` stays".formatted(target.text()))
        .label("overwritten")
        .hint("keep it first, or take `docker.copy` or `file.copy`, which keep what they replace");
  }
}
