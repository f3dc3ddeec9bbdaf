package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Diagnostic;
import java.util.Optional;
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

  private static final Set<String> GIVEN =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "TZ",
          "TMPDIR",
          "XDG_RUNTIME_DIR",
          "SSH_AUTH_SOCK",
          "DOCKER_HOST",
          "DOCKER_CONFIG",
          "DOCKER_CONTEXT",
          "DOCKER_TLS_VERIFY",
          "DOCKER_CERT_PATH",
          "JAVA_HOME",
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
    Optional<ShellScript> script =
        deed.with().scalar("script").map(text -> ShellScript.of(Passage.of(text)));
    if (!deed.is("shell") || script.isEmpty()) {
      return Stream.empty();
    }
    Assignments assignments = Assignments.of(script.get());
    Set<String> known = deed.with().texts("env").keySet();
    return script
        .get()
        .everyCommand()
        .flatMap(ShellCommand::everyWord)
        .flatMap(
            word ->
                word.variables().stream()
                    .filter(it -> !isGiven(it.name()))
                    .filter(it -> !known.contains(it.name()) && !assignments.sets(it.name()))
                    .map(
                        it ->
                            found(
                                word,
                                it.name(),
                                "is not set: a step gets no variables of the caller")));
  }

  private static boolean isGiven(String name) {
    return GIVEN.contains(name)
        || name.startsWith("LC_")
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
