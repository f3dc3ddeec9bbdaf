package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.shell.ShellCommand.Joint;
import dev.playbook.core.load.lint.text.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A script as its commands, in the order of the text.
 *
 * @param commands without those inside of substitutions
 * @param functions the names of the functions that it defines
 */
public record ShellScript(List<ShellCommand> commands, Set<String> functions) {

  /** Copies both. */
  public ShellScript {
    commands = List.copyOf(commands);
    functions = Set.copyOf(functions);
  }

  /** Returns a script of one command. */
  public static ShellScript of(ShellCommand command) {
    return new ShellScript(List.of(command), Set.of());
  }

  /** Reads a script; text that no shell would accept is read as far as it makes sense. */
  public static ShellScript of(Passage text) {
    CommandReader reader = new CommandReader(new Cursor(text), 0);
    return new ShellScript(reader.commands(), reader.functions());
  }

  /** Returns every command, also those inside of substitutions. */
  public Stream<ShellCommand> everyCommand() {
    return commands.stream().flatMap(ShellCommand::withSubstitutions);
  }

  /** Returns the commands whose output a command reads through a pipe, the nearest first. */
  public List<ShellCommand> feeding(ShellCommand reader) {
    List<ShellCommand> feeding = new ArrayList<>();
    int at = commands.indexOf(reader);
    boolean piped = at > 0 && reader.joint() == Joint.PIPE;
    while (piped && --at >= 0) {
      ShellCommand command = commands.get(at);
      feeding.add(command);
      boolean inner = command.depth() > reader.depth() && !opens(command);
      piped = inner || command.joint() == Joint.PIPE;
    }
    return List.copyOf(feeding);
  }

  private static boolean opens(ShellCommand command) {
    return command.keywords().contains("(") || command.keywords().contains("{");
  }
}
