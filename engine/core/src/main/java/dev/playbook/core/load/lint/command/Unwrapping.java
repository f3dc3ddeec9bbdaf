package dev.playbook.core.load.lint.command;

import dev.playbook.core.load.lint.command.Invocation.Setting;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.text.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds every program that a command line starts: the outer one first, then what it starts. */
public final class Unwrapping {
  /** Deeper wrapping is not looked into. */
  private static final int DEEPEST = 8;

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

  /** Programs that start the rest of their line, with their options that take a value. */
  private static final Map<String, Set<String>> WRAPPERS =
      Map.ofEntries(
          Map.entry("sudo", Set.of("-u", "--user", "-g", "--group", "-h", "-p", "-C")),
          Map.entry("env", Set.of("-u", "--unset", "-C", "--chdir")),
          Map.entry("timeout", Set.of("-s", "--signal", "-k", "--kill-after")),
          Map.entry("nice", Set.of("-n", "--adjustment")),
          Map.entry("ionice", Set.of("-c", "-n")),
          Map.entry("xargs", Set.of("-n", "-I", "-P", "-L", "-d", "-s", "-a")),
          Map.entry("gosu", Set.of()),
          Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
          Map.entry("nohup", Set.of()),
          Map.entry("setsid", Set.of()),
          Map.entry("exec", Set.of("-a")),
          Map.entry("command", Set.of()),
          Map.entry("builtin", Set.of()));

  /** Operands of a wrapper that stand before the program. */
  private static final Map<String, Integer> BEFORE = Map.of("timeout", 1, "gosu", 1);

  private Unwrapping() {}

  /** Returns the programs of a script that a shell reads. */
  public static List<Invocation> script(Passage text, Optional<String> container, boolean fed) {
    return script(text, container, fed, 0).toList();
  }

  /** Returns the programs of a command line that is started without a shell. */
  public static List<Invocation> started(
      List<ShellWord> words, Optional<String> container, boolean fed) {
    ShellCommand command = ShellCommand.started(words);
    Setting setting = new Setting(ShellScript.of(command), false, container, fed);
    return of(new Invocation(words, command, setting), 0).toList();
  }

  private static Stream<Invocation> script(
      Passage text, Optional<String> container, boolean fed, int level) {
    ShellScript script = ShellScript.of(text);
    Setting setting = new Setting(script, true, container, fed);
    return script
        .everyCommand()
        .filter(command -> !command.words().isEmpty())
        .flatMap(command -> of(new Invocation(command.words(), command, setting), level));
  }

  private static Stream<Invocation> of(Invocation outer, int level) {
    return level > DEEPEST
        ? Stream.of(outer)
        : Stream.concat(Stream.of(outer), inner(outer, level + 1));
  }

  private static Stream<Invocation> inner(Invocation outer, int level) {
    Optional<DockerExec> exec = DockerExec.of(outer);
    if (exec.isPresent()) {
      Setting there = in(exec.get().container().text(), outer.setting());
      return of(new Invocation(exec.get().words(), outer.command(), there), level);
    }
    if (SHELLS.contains(outer.program())) {
      return text(outer, level);
    }
    List<ShellWord> rest = wrapped(outer);
    return rest.isEmpty()
        ? Stream.empty()
        : of(new Invocation(rest, outer.command(), outer.setting()), level);
  }

  private static Setting in(String container, Setting outer) {
    return new Setting(outer.script(), false, Optional.of(container), outer.fed());
  }

  /** {@code sh -c TEXT}. */
  private static Stream<Invocation> text(Invocation shell, int level) {
    Setting setting = shell.setting();
    return shell.arguments(Set.of("-c", "-o")).values("-c").stream()
        .flatMap(text -> script(text.content(), setting.container(), shell.isFed(), level));
  }

  private static List<ShellWord> wrapped(Invocation outer) {
    Set<String> valued = WRAPPERS.get(outer.program());
    if (valued == null) {
      return List.of();
    }
    List<ShellWord> words = outer.words();
    List<ShellWord> line = Arguments.leading(words.subList(1, words.size()), valued).operands();
    int before = BEFORE.getOrDefault(outer.program(), 0);
    return line.stream()
        .skip(before)
        .dropWhile(word -> outer.is("env", "sudo") && word.text().contains("="))
        .toList();
  }
}
