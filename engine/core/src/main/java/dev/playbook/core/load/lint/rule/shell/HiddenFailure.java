package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.Redirect;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellCommand.Joint;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;
import java.util.stream.Stream;

/** A failure that is turned into success. */
public final class HiddenFailure implements LintRule {
  private static final About ABOUT = About.warning("L1101", "a failure is turned into success");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> HARMLESS = Set.of("echo", "printf", "true", ":", "logger");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.invocations().filter(call -> hides(call)).map(HiddenFailure::found);
  }

  private static boolean hides(Invocation call) {
    boolean carriesOn = call.is("set") && call.arguments().has("+e");
    ShellCommand command = call.command();
    boolean instead =
        command.joint() == Joint.OR && !command.piped() && command.keywords().isEmpty();
    boolean whole = command.words().equals(call.words());
    boolean printsOnly = command.redirects().stream().noneMatch(HiddenFailure::writesFile);
    return carriesOn || (instead && whole && printsOnly && HARMLESS.contains(call.program()));
  }

  /** A message on the error output is still only a message. */
  private static boolean writesFile(Redirect redirect) {
    return !redirect.operator().endsWith("&") && !redirect.target().text().startsWith("/dev/");
  }

  private static Diagnostic found(Invocation call) {
    boolean carriesOn = call.is("set");
    String message =
        carriesOn
            ? "`set +e` lets the script go on after a failure"
            : "`|| %s` makes every failure a success".formatted(call.program());
    return ABOUT
        .at(call.span(), message)
        .hint(
            "let it fail: the engine shows the last output, and `onFailure`, `critical: false` or `exitCodes` say what may happen");
  }
}
