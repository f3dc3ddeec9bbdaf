package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.DockerExec;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.template.Template;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret among the arguments of a program: everybody on the machine can read them. */
public final class SecretArgument implements LintRule {
  private static final About ABOUT =
      About.error("L1104", "a secret is an argument, and every user can read those");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|private[_-]?key)s?");
  private static final Set<String> BUILT_IN =
      Set.of(
          "echo",
          "printf",
          "read",
          "export",
          "test",
          "[",
          "[[",
          "declare",
          "local",
          "readonly",
          ":",
          "unset",
          "for",
          "case");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> !BUILT_IN.contains(call.program()) && !isFunction(call))
        .flatMap(SecretArgument::secrets)
        .map(SecretArgument::found);
  }

  private static boolean isFunction(Invocation call) {
    return call.setting().script().functions().contains(call.program());
  }

  private static Stream<ShellWord> secrets(Invocation call) {
    Stream<ShellWord> expanded = call.words().stream().filter(SecretArgument::expandsSecret);
    Stream<ShellWord> options =
        call.arguments().options().stream()
            .filter(option -> SECRET.matcher(option.name()).matches())
            .flatMap(option -> option.value().stream())
            .filter(value -> !value.text().isEmpty());
    return Stream.of(expanded, options, environment(call), known(call)).flatMap(all -> all);
  }

  private static boolean expandsSecret(ShellWord word) {
    return word.variables().stream().anyMatch(it -> SECRET.matcher(it.name()).matches())
        || Template.names(word.text()).stream().anyMatch(name -> SECRET.matcher(name).matches());
  }

  /** {@code docker exec -e NAME=value}. */
  private static Stream<ShellWord> environment(Invocation call) {
    return DockerExec.of(call).stream()
        .flatMap(exec -> exec.options().values("-e", "--env").stream())
        .filter(value -> value.text().indexOf('=') > 0)
        .filter(
            value ->
                SECRET.matcher(value.text().substring(0, value.text().indexOf('='))).matches());
  }

  /** Options that everybody knows to take a password. */
  private static Stream<ShellWord> known(Invocation call) {
    return switch (call.program()) {
      case "cypher-shell" ->
          call.arguments(Valued.CYPHER_SHELL).values("-p", "--password").stream();
      case "sshpass" -> call.arguments(Set.of("-p")).values("-p").stream();
      case "redis-cli" -> call.arguments(Set.of("-a", "-h", "-p", "-n")).values("-a").stream();
      case "curl" ->
          call.arguments(Valued.CURL).values("-u", "--user").stream()
              .filter(value -> value.text().contains(":"));
      default -> Stream.empty();
    };
  }

  private static Diagnostic found(ShellWord word) {
    return ABOUT
        .at(
            word.span(),
            "this secret is an argument: `ps` and Docker's events show it to everybody")
        .hint(
            "give it with `env:` and let the program read the variable (`NEO4J_PASSWORD`, `PGPASSWORD`), or take a connection of the target");
  }
}
