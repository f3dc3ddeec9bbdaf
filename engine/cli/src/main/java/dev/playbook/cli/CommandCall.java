package dev.playbook.cli;

import dev.playbook.cli.command.CommandName;
import dev.playbook.cli.command.RefusedException;
import dev.playbook.cli.output.Console;
import dev.playbook.core.source.DidYouMean;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** One call of one command: parses its words and turns every fault into words and an exit code. */
final class CommandCall {
  private final Console console;

  CommandCall(Console console) {
    this.console = console;
  }

  int call(CommandName name, List<String> words) {
    StringWriter help = new StringWriter();
    CommandLine line =
        new CommandLine(name.make(console).spec())
            .setCommandName("playbook " + name.word())
            .setOut(new PrintWriter(help, true))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setParameterExceptionHandler((wrong, _) -> wrongUsage(name, wrong))
            .setExecutionExceptionHandler((fault, _, _) -> fault(fault));
    int code = line.execute(words.toArray(String[]::new));
    console.print(help.toString());
    return code;
  }

  private int wrongUsage(CommandName name, CommandLine.ParameterException wrong) {
    String message =
        switch (wrong) {
          case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
          default -> firstLine(String.valueOf(wrong.getMessage()));
        };
    console.say(message + "; `playbook " + name.word() + " --help` explains");
    return Exit.USAGE;
  }

  private static String unmatched(CommandLine.UnmatchedArgumentException wrong) {
    String word = wrong.getUnmatched().getFirst();
    String meant =
        DidYouMean.among(wrong.getCommandLine().getCommandSpec().optionsMap().keySet(), word);
    String kind = word.startsWith("-") ? "unknown option" : "unexpected word";
    return kind + " `" + word + "`" + (meant.isEmpty() ? "" : ", " + meant);
  }

  private int fault(Exception fault) {
    if (fault instanceof RefusedException refused) {
      refused.lines().forEach(console::say);
      return refused.exitCode();
    }
    return BugReport.write(fault, console);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
