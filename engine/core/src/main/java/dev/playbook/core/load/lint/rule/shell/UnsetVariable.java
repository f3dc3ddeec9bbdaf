package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.shell.ShellWord.Variable;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.model.StepVariables;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A variable that nobody sets: steps do not get the environment of the caller. */
public final class UnsetVariable implements LintRule {
  private static final About ABOUT = About.error("L1105", "a variable is used that nothing sets");

  @Override
  public About about() {
    return ABOUT;
  }

  /** Those that bash sets by itself. */
  private static final Set<String> OF_BASH =
      Set.of(
          "PWD",
          "OLDPWD",
          "RANDOM",
          "SRANDOM",
          "SECONDS",
          "HOSTNAME",
          "UID",
          "EUID",
          "PPID",
          "IFS",
          "LINENO",
          "OSTYPE",
          "HOSTTYPE",
          "MACHTYPE",
          "SHLVL",
          "FUNCNAME",
          "PIPESTATUS",
          "OPTARG",
          "OPTIND",
          "REPLY",
          "EPOCHSECONDS",
          "EPOCHREALTIME",
          "GROUPS",
          "_");

  private static final Pattern WHOLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)\\}?");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream().flatMap(deed -> Stream.concat(unset(deed), unexpanded(deed)));
  }

  private static Stream<Diagnostic> unset(Deed deed) {
    Set<String> given = deed.with().texts("env").keySet();
    return deed.is("shell")
        ? deed.with().scalar("script").stream()
            .flatMap(text -> unset(ShellScript.of(Passage.of(text)), given))
        : Stream.empty();
  }

  private static Stream<Diagnostic> unset(ShellScript script, Set<String> given) {
    Assignments assignments = Assignments.of(script);
    return script
        .everyCommand()
        .flatMap(ShellCommand::everyWord)
        .flatMap(
            word ->
                word.variables().stream()
                    .map(Variable::name)
                    .filter(name -> !isGiven(name) && !given.contains(name))
                    .filter(name -> !assignments.sets(name))
                    .map(
                        name ->
                            found(
                                word, name, "is not set: a step gets no variables of the caller")));
  }

  private static boolean isGiven(String name) {
    return StepVariables.arePassed(name)
        || OF_BASH.contains(name)
        || name.startsWith("BASH")
        || name.startsWith("PLAYBOOK_");
  }

  /** In an argument that no shell reads, a dollar sign is just that. */
  private static Stream<Diagnostic> unexpanded(Deed deed) {
    return deed.invocations().stream()
        .filter(call -> !call.setting().interpreted())
        .flatMap(call -> call.command().words().stream())
        .filter(
            word -> word.variables().isEmpty() && WHOLE.matcher(word.written().text()).matches())
        .map(word -> found(word, word.text(), "is passed as it stands: no shell reads `command:`"));
  }

  private static Diagnostic found(ShellWord word, String name, String what) {
    return ABOUT
        .at(word.span(), "`%s` %s".formatted(name, what))
        .hint("write `{{inputs.name}}`, or give it with `env:` and read it in a `script:`");
  }
}
