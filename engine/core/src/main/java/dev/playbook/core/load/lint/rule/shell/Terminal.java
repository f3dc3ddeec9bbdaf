package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Arguments.Option;
import dev.playbook.core.load.lint.command.DockerExec;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code -t}: a program that wants a terminal, of which a step has none. */
public final class Terminal implements LintRule {
  private static final About ABOUT =
      About.error("L1103", "a terminal is asked for, and a step has none");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> OF_RUN =
      Set.of(
          "-e",
          "--env",
          "-v",
          "--volume",
          "-p",
          "--publish",
          "-u",
          "--user",
          "-w",
          "--workdir",
          "--name",
          "--network",
          "--entrypoint",
          "-h",
          "-l",
          "-m",
          "--mount",
          "--env-file");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.invocations().flatMap(call -> options(call).stream()).map(Terminal::found);
  }

  private static Optional<Option> options(Invocation call) {
    return DockerExec.of(call)
        .map(DockerExec::options)
        .or(() -> run(call))
        .flatMap(options -> options.find("-t", "--tty"));
  }

  private static Optional<Arguments> run(Invocation call) {
    boolean runs = call.begins("docker", "run") || call.begins("podman", "run");
    return runs
        ? Optional.of(Arguments.leading(call.words().subList(2, call.words().size()), OF_RUN))
        : Optional.empty();
  }

  private static Diagnostic found(Option option) {
    return ABOUT
        .at(
            option.word().span(),
            "`%s` fails where there is no terminal: in a step, in CI, in cron"
                .formatted(option.word().text()))
        .label("the input device is not a TTY")
        .hint(
            "leave out `-t`; take `type: docker.exec`, `sql` or `cypher`, and send statements, not key strokes");
  }
}
