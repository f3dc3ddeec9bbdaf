package dev.playbook.core.load.lint.command;

import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code rm -r}. */
public final class Removal {
  private Removal() {}

  /** Returns whether a call removes folders, and not only such that the script has made itself. */
  public static boolean isOfFolders(Invocation call) {
    return call.is("rm")
        && call.arguments().has("-r", "-R", "--recursive")
        && !call.arguments().operands().stream().allMatch(folder -> isScratch(folder, call));
  }

  private static boolean isScratch(ShellWord folder, Invocation removal) {
    Set<String> made =
        removal.setting().script().commands().stream()
            .flatMap(command -> command.assignments().stream())
            .filter(Removal::isMade)
            .map(assignment -> assignment.text().substring(0, assignment.text().indexOf('=')))
            .collect(Collectors.toSet());
    return folder.text().startsWith("/tmp/")
        || folder.text().startsWith("$TMPDIR/")
        || folder.variables().stream().anyMatch(variable -> made.contains(variable.name()));
  }

  private static boolean isMade(ShellWord assignment) {
    return assignment.substitutions().stream()
        .filter(command -> !command.words().isEmpty())
        .anyMatch(command -> command.words().getFirst().text().equals("mktemp"));
  }
}
