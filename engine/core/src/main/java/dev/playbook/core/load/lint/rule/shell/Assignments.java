package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.shell.ShellCommand;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.shell.ShellWord.Variable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that a script sets, or of which it says what happens when they are not set.
 *
 * @param all whether it may set any, because it reads another script
 */
record Assignments(Set<String> names, boolean all) {
  private static final Set<String> DECLARING =
      Set.of(
          "export",
          "declare",
          "local",
          "readonly",
          "typeset",
          "read",
          "mapfile",
          "readarray",
          "printf",
          "getopts",
          "for",
          "select",
          "let");
  private static final Set<String> READING = Set.of("source", ".", "eval");

  static Assignments of(ShellScript script) {
    Set<String> names =
        script.everyCommand().flatMap(Assignments::names).collect(Collectors.toSet());
    boolean reads = script.everyCommand().anyMatch(command -> READING.contains(program(command)));
    return new Assignments(names, reads);
  }

  boolean sets(String name) {
    return all || names.contains(name);
  }

  private static String program(ShellCommand command) {
    return command.words().isEmpty() ? "" : command.words().getFirst().text();
  }

  private static Stream<String> names(ShellCommand command) {
    Stream<ShellWord> declared =
        DECLARING.contains(program(command)) ? command.words().stream().skip(1) : Stream.of();
    Stream<String> assigned =
        Stream.concat(command.assignments().stream(), declared).map(word -> name(word.text()));
    Stream<String> guarded =
        command
            .everyWord()
            .flatMap(word -> word.variables().stream())
            .filter(Variable::guarded)
            .map(Variable::name);
    return Stream.concat(assigned, guarded);
  }

  private static String name(String text) {
    int end = 0;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
