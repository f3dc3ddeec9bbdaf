package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** A kept file is copied into a directory, where it keeps the name of the copy. */
public final class CopyIntoDirectory implements LintRule {
  private static final About ABOUT =
      About.warning(
          "L1002", "a kept file is copied into a directory, beside the file that is used");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(copy -> copy.is("cp", "mv", "install") || copy.begins("docker", "cp"))
        .flatMap(CopyIntoDirectory::found);
  }

  private static Stream<Diagnostic> found(Invocation copy) {
    List<ShellWord> files = copy.arguments().operands();
    ShellWord target = files.isEmpty() ? copy.words().getFirst() : files.getLast();
    return files.size() > 1 && target.text().endsWith("/")
        ? files.subList(0, files.size() - 1).stream()
            .filter(KeptFile::is)
            .map(file -> found(KeptFile.name(file), target))
        : Stream.empty();
  }

  private static Diagnostic found(String name, ShellWord target) {
    return ABOUT
        .at(
            target.span(),
            "this makes `%s%s`; the file that is used stays as it is"
                .formatted(target.text(), name))
        .label("a directory")
        .hint(
            "write the whole name of the file that is replaced, or take `type: docker.copy` or `file.copy`");
  }
}
