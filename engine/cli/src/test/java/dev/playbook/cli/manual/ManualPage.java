package dev.playbook.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command as a manual page in roff with the man(7) macros. */
final class ManualPage {
  private final String name;
  private final CommandSpec command;
  private final List<String> lines = new ArrayList<>();

  private ManualPage(String name, CommandSpec command) {
    this.name = name;
    this.command = command;
  }

  static String of(String name, CommandSpec command) {
    return new ManualPage(name, command).text();
  }

  private String text() {
    lines.add(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" playbook \"playbook manual\"");
    lines.add(".SH NAME");
    lines.add(escaped(name) + " \\- " + escaped(description()));
    lines.add(".SH SYNOPSIS");
    lines.add(".B " + escaped(name.replace('-', ' ')));
    lines.add(synopsis());
    if (!command.subcommands().isEmpty()) {
      lines.add(".SH COMMANDS");
      command
          .subcommands()
          .forEach(
              (word, line) ->
                  entry(
                      "\\fB" + escaped(name + "-" + word) + "\\fR(1)",
                      line.getCommandSpec().usageMessage().description()[0]));
    }
    if (!command.args().isEmpty()) {
      lines.add(".SH OPTIONS");
      command.positionalParameters().forEach(this::argument);
      command.options().forEach(this::argument);
    }
    lines.add(".SH EXIT STATUS");
    lines.add("See the table in \\fIdocs/running.md\\fR.");
    return String.join("\n", lines) + "\n";
  }

  private String description() {
    return String.join(" ", command.usageMessage().description());
  }

  private String synopsis() {
    StringBuilder words = new StringBuilder();
    if (!command.subcommands().isEmpty()) {
      words.append("\\fICOMMAND\\fR ");
    }
    for (PositionalParamSpec word : command.positionalParameters()) {
      String label = "\\fI" + escaped(word.paramLabel()) + "\\fR";
      words.append(word.required() ? label : "[" + label + "]").append(' ');
    }
    return words.append("[\\fIOPTIONS\\fR]").toString();
  }

  private void argument(ArgSpec argument) {
    String tag =
        switch (argument) {
          case OptionSpec option -> names(option);
          default -> "\\fI" + escaped(argument.paramLabel()) + "\\fR";
        };
    entry(tag, String.join(" ", argument.description()));
  }

  private static String names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      names.add("\\fB" + escaped(name) + "\\fR");
    }
    String value = option.arity().max() > 0 ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : "";
    return String.join(", ", names) + value;
  }

  private void entry(String tag, String text) {
    lines.add(".TP");
    lines.add(tag);
    lines.add(escaped(text));
  }

  /**
   * A hyphen is a minus, a backslash itself, and no line begins with a control character of roff.
   */
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
