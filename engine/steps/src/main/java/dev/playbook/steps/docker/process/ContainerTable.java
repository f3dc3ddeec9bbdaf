package dev.playbook.steps.docker.process;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.process.Living.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a container, seen from inside by its shell: needs nothing of the image but
 * {@code sh}, no {@code ps} and no {@code pkill}. Looks as the user of the command, because nobody
 * else may read its environment, the super-user of a container included; signals as both.
 */
final class ContainerTable implements ProcessTable {
  /**
   * One line a process: {@code +} for the token, {@code ~} for a shared pipe, {@code -} for
   * neither, then its {@code stat}. The shell's {@code read} leaves out the zero bytes between
   * variables.
   */
  private static final String LOOK =
      """
      marked=
      for directory in /proc/[0-9]*; do
        { while IFS= read -r line || [ -n "$line" ]; do
          case $line in *"PLAYBOOK_TOKEN=$1"*) marked="$marked $directory" ;; esac
        done < "$directory/environ"; } 2>/dev/null
      done
      trace() {
        for one in $marked; do [ "$one" = "$1" ] && trace=+ && return; done
        for one in $marked; do for fd in 1 2; do
          [ -p "$one/fd/$fd" ] && [ "$one/fd/$fd" -ef "$1/fd/$fd" ] && trace='~' && return
        done; done
        trace=-
      }
      for directory in /proc/[0-9]*; do
        [ "${directory#/proc/}" = "$$" ] && continue
        stat=
        { while IFS= read -r line || [ -n "$line" ]; do stat="$stat$line "; done < "$directory/stat"; } 2>/dev/null
        [ -z "$stat" ] || { trace "$directory"; echo "$trace$stat"; }
      done
      """;

  private static final String END =
      "signal=$1; shift; for pid do kill -$signal $pid 2>/dev/null; done; true";

  private static final Optional<String> SUPER_USER = Optional.of("0");

  private final Docker docker;
  private final Container container;
  private final Optional<String> user;
  private final String token;

  ContainerTable(Docker docker, Container container, Optional<String> user, String token) {
    this.docker = docker;
    this.container = container;
    this.user = user;
    this.token = token;
  }

  @Override
  public long init() {
    return 1;
  }

  @Override
  public List<Living> look() throws StepFailedException, InterruptedException {
    return sh(user, LOOK, List.of(token))
        .lines()
        .filter(line -> !line.isEmpty())
        .flatMap(line -> Living.of(line.substring(1), trace(line.charAt(0))).stream())
        .toList();
  }

  @Override
  public void end(Collection<Living> processes, boolean kill)
      throws StepFailedException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(kill ? "KILL" : "TERM"));
    processes.forEach(process -> arguments.add(Long.toString(process.pid())));
    sh(user, END, arguments);
    sh(SUPER_USER, END, arguments);
  }

  private static Trace trace(char sign) {
    return switch (sign) {
      case '+' -> Trace.TOKEN;
      case '~' -> Trace.PIPE;
      default -> Trace.NONE;
    };
  }

  private String sh(Optional<String> as, String script, List<String> arguments)
      throws StepFailedException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "playbook"));
    command.addAll(arguments);
    var ended = ShortCommand.run(docker, container, ExecRequest.as(as, command));
    if (ended.exitCode() != 0) {
      throw StepFailedException.unknown(
          "the processes of container `%s` cannot be seen: %s"
              .formatted(container.name(), ended.output()),
          "look with `docker top " + container.name() + "`",
          null);
    }
    return ended.output();
  }
}
