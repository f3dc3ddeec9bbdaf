package dev.playbook.cli.output;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The {@code complete} lines of the fish shell for a command and what stands below it. */
public final class FishCompletion {
  private FishCompletion() {}

  /** Returns the script, with a line end after each line. */
  public static String of(CommandSpec root) {
    List<String> lines = new ArrayList<>();
    String noCommand = "-n __fish_use_subcommand";
    root.options().forEach(option -> lines.add(line(root.name(), noCommand, option)));
    root.subcommands()
        .forEach(
            (name, line) -> {
              CommandSpec command = line.getCommandSpec();
              lines.add(
                  "complete -c %s -f %s -a %s -d %s"
                      .formatted(root.name(), noCommand, name, quoted(sentence(command))));
              String within = "-n '__fish_seen_subcommand_from " + name + "'";
              command.options().forEach(option -> lines.add(line(root.name(), within, option)));
              lines.addAll(below(root.name(), name, command));
            });
    return String.join("\n", lines) + "\n";
  }

  /** The commands of a command, such as {@code trigger list}. */
  private static List<String> below(String program, String name, CommandSpec command) {
    List<String> lines = new ArrayList<>();
    command
        .subcommands()
        .forEach(
            (word, line) -> {
              CommandSpec inner = line.getCommandSpec();
              String within = "-n '__fish_seen_subcommand_from " + name;
              lines.add(
                  "complete -c %s -f %s' -a %s -d %s"
                      .formatted(program, within, word, quoted(sentence(inner))));
              String both = within + "; and __fish_seen_subcommand_from " + word + "'";
              inner.options().forEach(option -> lines.add(line(program, both, option)));
            });
    return lines;
  }

  private static String line(String program, String condition, OptionSpec option) {
    StringBuilder line =
        new StringBuilder("complete -c ").append(program).append(' ').append(condition);
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      line.append(" -r").append(values(option));
    }
    return line.append(" -d ").append(quoted(String.join(" ", option.description()))).toString();
  }

  private static String values(OptionSpec option) {
    List<String> words = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(words::add);
    }
    return words.isEmpty() ? "" : " -f -a " + quoted(String.join(" ", words));
  }

  private static String sentence(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  /** Fish knows two escapes between single quotes. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
