package dev.playbook.core.load.lint.command;

import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code docker exec} or {@code docker compose exec}.
 *
 * @param options what stands before the container
 * @param container the container or service
 * @param words the program that is started in it, with its arguments
 */
public record DockerExec(Arguments options, ShellWord container, List<ShellWord> words) {
  private static final Set<String> VALUED =
      Set.of(
          "-e",
          "--env",
          "--env-file",
          "-u",
          "--user",
          "-w",
          "--workdir",
          "--detach-keys",
          "--index");

  /** Copies the words. */
  public DockerExec {
    words = List.copyOf(words);
  }

  /** Returns the call that an invocation is, if it names a program. */
  public static Optional<DockerExec> of(Invocation invocation) {
    int skipped = wordsBeforeOptions(invocation);
    if (skipped == 0) {
      return Optional.empty();
    }
    List<ShellWord> rest = invocation.words().subList(skipped, invocation.words().size());
    Arguments options = Arguments.leading(rest, VALUED);
    List<ShellWord> line = options.operands();
    return line.size() < 2
        ? Optional.empty()
        : Optional.of(new DockerExec(options, line.getFirst(), line.subList(1, line.size())));
  }

  private static int wordsBeforeOptions(Invocation invocation) {
    if (invocation.begins("docker", "exec") || invocation.begins("podman", "exec")) {
      return 2;
    }
    if (invocation.begins("docker", "container", "exec")) {
      return 3;
    }
    Optional<Compose> compose = Compose.of(invocation).filter(call -> call.is("exec"));
    return compose.map(call -> invocation.words().indexOf(call.verb()) + 1).orElse(0);
  }
}
