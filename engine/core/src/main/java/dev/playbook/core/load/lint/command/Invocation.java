package dev.playbook.core.load.lint.command;

import dev.playbook.core.load.lint.shell.Redirect;
import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that is started, by the step itself or by another program.
 *
 * @param words its name and its arguments
 * @param command the command that it is, or is a part of
 * @param setting where that command stands
 */
public record Invocation(List<ShellWord> words, ShellCommand command, Setting setting) {

  /**
   * Where a command is run.
   *
   * @param script the script that it is a part of
   * @param interpreted whether a shell reads that script, with its text as an argument
   * @param container the container; empty for the machine of the engine
   * @param fed whether it reads something that is none of its arguments
   */
  public record Setting(
      ShellScript script, boolean interpreted, Optional<String> container, boolean fed) {}

  /** Copies the words. */
  public Invocation {
    words = List.copyOf(words);
  }

  /** Returns the program's name without its folder. */
  public String program() {
    String path = words.getFirst().text();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns whether it is one of these programs. */
  public boolean is(String... programs) {
    return Set.of(programs).contains(program());
  }

  /** Returns whether its first words are these. */
  public boolean begins(String... expected) {
    if (words.size() < expected.length || !program().equals(expected[0])) {
      return false;
    }
    for (int at = 1; at < expected.length; at++) {
      if (!words.get(at).text().equals(expected[at])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the arguments, when no option takes a value. */
  public Arguments arguments() {
    return arguments(Set.of());
  }

  /** Returns the arguments, given the options that take a value. */
  public Arguments arguments(Set<String> valued) {
    return argumentsAfter(1, valued);
  }

  /** Returns the arguments behind the first words of the command line. */
  public Arguments argumentsAfter(int skipped, Set<String> valued) {
    return Arguments.of(words.subList(skipped, words.size()), valued);
  }

  /** Returns where its name stands. */
  public Span name() {
    return words.getFirst().span();
  }

  /** Returns the place from its name to its last argument. */
  public Span span() {
    return ShellCommand.started(words).span();
  }

  /** Returns whether it reads a script or data that is none of its arguments. */
  public boolean isFed() {
    return setting.fed()
        || command.joint() == ShellCommand.Joint.PIPE
        || command.redirects().stream().anyMatch(Redirect::feeds);
  }
}
