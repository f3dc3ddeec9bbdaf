package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Compose;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That containers or services start or end.
 *
 * @param act where it happens
 * @param kind what happens
 * @param names which ones; none means all of the project
 */
public record Lifecycle(Act act, Kind kind, Set<String> names) {

  /** What happens to them. */
  public enum Kind {
    /** They end, and keep their containers. */
    STOP,
    /** They end, and their containers are removed. */
    DOWN,
    /** The same containers run again. */
    START,
    /** They run, in new containers where the configuration has changed. */
    UP,
    /** The same containers end and run again. */
    RESTART
  }

  private static final Map<String, Kind> TYPES =
      Map.of(
          "docker.restart", Kind.RESTART,
          "docker.stop", Kind.STOP,
          "docker.start", Kind.START,
          "compose.stop", Kind.STOP,
          "compose.start", Kind.START,
          "compose.up", Kind.UP,
          "compose.down", Kind.DOWN);
  private static final Map<String, Kind> VERBS =
      Map.of(
          "stop", Kind.STOP,
          "kill", Kind.STOP,
          "start", Kind.START,
          "restart", Kind.RESTART,
          "up", Kind.UP,
          "down", Kind.DOWN);
  private static final Set<String> OF_DOCKER =
      Set.of("-t", "--time", "--timeout", "-s", "--signal");

  /** Copies the names. */
  public Lifecycle {
    names = Set.copyOf(names);
  }

  /** Returns what begins or ends in a playbook, in order. */
  public static List<Lifecycle> of(Subject subject) {
    return subject.acts().stream().flatMap(act -> of(act, subject).stream()).toList();
  }

  /** Returns what an act begins or ends. */
  public static Optional<Lifecycle> of(Act act, Subject subject) {
    return act.invocation()
        .map(invocation -> started(act, invocation, subject))
        .orElseGet(() -> typed(act, subject));
  }

  private static Optional<Lifecycle> typed(Act act, Subject subject) {
    String list = act.deed().type().startsWith("docker.") ? "containers" : "services";
    Set<String> names =
        act.deed().with().items(list).stream()
            .flatMap(SubjectReader::scalar)
            .map(name -> subject.realName(name.text()))
            .collect(Collectors.toSet());
    return Optional.ofNullable(TYPES.get(act.deed().type()))
        .map(kind -> new Lifecycle(act, kind, names));
  }

  private static Optional<Lifecycle> started(Act act, Invocation invocation, Subject subject) {
    Optional<Compose> compose = Compose.of(invocation);
    if (compose.isPresent()) {
      return of(act, compose.get().verb(), compose.get().arguments(), subject);
    }
    boolean docker = invocation.is("docker", "podman") && invocation.words().size() > 2;
    return docker
        ? of(act, invocation.words().get(1), invocation.argumentsAfter(2, OF_DOCKER), subject)
        : Optional.empty();
  }

  private static Optional<Lifecycle> of(
      Act act, ShellWord verb, Arguments arguments, Subject subject) {
    Set<String> names =
        arguments.operands().stream()
            .map(word -> subject.realName(word.text()))
            .collect(Collectors.toSet());
    return Optional.ofNullable(VERBS.get(verb.text())).map(kind -> new Lifecycle(act, kind, names));
  }

  /** Returns whether it is one of these. */
  public boolean is(Kind... kinds) {
    return Set.of(kinds).contains(kind);
  }

  /** Returns whether it is about all of the project. */
  public boolean isAboutAll() {
    return names.isEmpty();
  }
}
