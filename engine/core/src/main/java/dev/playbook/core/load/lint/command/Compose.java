package dev.playbook.core.load.lint.command;

import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code docker compose} or {@code docker-compose}.
 *
 * @param verb for example {@code down}
 * @param arguments what stands behind it
 */
public record Compose(ShellWord verb, Arguments arguments) {
  private static final Set<String> GLOBAL =
      Set.of(
          "-f",
          "--file",
          "-p",
          "--project-name",
          "--profile",
          "--env-file",
          "--project-directory",
          "--ansi",
          "--progress");
  private static final Set<String> OF_VERB =
      Set.of("-t", "--timeout", "--scale", "--rmi", "--pull", "--wait-timeout", "-s", "--signal");

  /** Returns the call that an invocation is. */
  public static Optional<Compose> of(Invocation invocation) {
    int program = programWords(invocation);
    if (program == 0) {
      return Optional.empty();
    }
    List<ShellWord> rest = invocation.words().subList(program, invocation.words().size());
    List<ShellWord> line = Arguments.leading(rest, GLOBAL).operands();
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Compose(line.getFirst(), Arguments.of(line.subList(1, line.size()), OF_VERB)));
  }

  /** Returns how many words name the program; 0 for another one. */
  static int programWords(Invocation invocation) {
    if (invocation.is("docker-compose", "podman-compose")) {
      return 1;
    }
    return invocation.begins("docker", "compose") ? 2 : 0;
  }

  /** Returns whether the verb is one of these. */
  public boolean is(String... verbs) {
    return Set.of(verbs).contains(verb.text());
  }

  /** Returns the services that are named; none means all. */
  public List<String> services() {
    return arguments.operands().stream().map(ShellWord::text).toList();
  }
}
