package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.load.lint.shell.Redirect;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellCommand.Joint;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.Set;

/** A failure that is turned into success. */
public final class HiddenFailure implements CommandRule {
  private static final About ABOUT = About.warning("L1101", "a failure is turned into success");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> HARMLESS = Set.of("echo", "printf", "true", ":", "logger");
  private static final Set<String> TESTS = Set.of("[", "[[", "test");

  @Override
  public boolean isHazard(Invocation call) {
    boolean carriesOn = call.is("set") && call.arguments().has("+e");
    return carriesOn || (HARMLESS.contains(call.program()) && isInsteadOfFailing(call));
  }

  private static boolean isInsteadOfFailing(Invocation call) {
    ShellCommand command = call.command();
    boolean instead =
        command.joint() == Joint.OR && !command.piped() && command.keywords().isEmpty();
    boolean printsOnly = command.redirects().stream().noneMatch(HiddenFailure::writesFile);
    return instead && printsOnly && command.words().equals(call.words()) && !answersTest(call);
  }

  /** {@code [ -f x ] || echo missing} hides nothing, and a substitution may have a fallback. */
  private static boolean answersTest(Invocation call) {
    List<ShellCommand> commands = call.setting().script().commands();
    int at = commands.indexOf(call.command());
    return at < 1
        || commands.get(at - 1).words().stream()
            .findFirst()
            .filter(word -> TESTS.contains(word.text()))
            .isPresent();
  }

  /** A message on the error output is still only a message. */
  private static boolean writesFile(Redirect redirect) {
    return !redirect.operator().endsWith("&") && !redirect.target().text().startsWith("/dev/");
  }

  @Override
  public Diagnostic found(Invocation call) {
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
