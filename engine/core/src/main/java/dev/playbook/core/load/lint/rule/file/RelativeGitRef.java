package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Git reference that is counted from another one: it moves with every commit. */
public final class RelativeGitRef implements LintRule {
  private static final About ABOUT =
      About.warning("L1003", "a Git reference is relative, so every commit moves it");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Pattern RELATIVE =
      Pattern.compile("[\\w./@{}-]*(?:~\\d*|\\^\\d*|@\\{[^}]*\\})(?:[~^]\\d*)*(?::.*)?");
  private static final Set<String> VERBS =
      Set.of("checkout", "reset", "restore", "revert", "show", "switch", "archive", "read-tree");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    Stream<Diagnostic> typed =
        subject.deeds().stream()
            .filter(deed -> deed.is("git.restore"))
            .flatMap(deed -> deed.with().scalar("ref").stream())
            .filter(ref -> isRelative(ref.text()))
            .map(ref -> found(ref.span(), ref.text()));
    Stream<Diagnostic> started =
        subject.invocations().filter(call -> call.is("git")).flatMap(RelativeGitRef::started);
    return Stream.concat(typed, started);
  }

  private static Stream<Diagnostic> started(Invocation git) {
    List<ShellWord> line = git.arguments(Valued.GIT).operands();
    boolean restores = !line.isEmpty() && VERBS.contains(line.getFirst().text());
    return restores
        ? git.words().stream()
            .map(word -> word.text().startsWith("--source=") ? word.after("--source=") : word)
            .filter(word -> isRelative(word.text()))
            .map(word -> found(word.span(), word.text()))
        : Stream.empty();
  }

  private static boolean isRelative(String ref) {
    return !ref.startsWith("{{") && !ref.startsWith("-") && RELATIVE.matcher(ref).matches();
  }

  private static Diagnostic found(Span span, String ref) {
    return ABOUT
        .at(span, "the Git reference `%s` is relative".formatted(ref))
        .label("after the rollback is committed this is the bad version again")
        .hint("name a tag or commit, for example `v1.4.2`; the plan pins it to an id");
  }
}
