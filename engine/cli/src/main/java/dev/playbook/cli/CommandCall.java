package dev.playbook.cli;

import dev.playbook.cli.command.CommandName;
import dev.playbook.cli.command.RefusedException;
import dev.playbook.cli.output.Console;
import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
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
    return switch (fault) {
      case RefusedException refused -> {
        refused.lines().forEach(console::say);
        yield refused.exitCode();
      }
      case IOException unusable -> unusable(unusable);
      case UncheckedIOException unusable ->
          unusable(Objects.requireNonNullElseGet(unusable.getCause(), IOException::new));
      default -> BugReport.write(fault, console);
    };
  }

  private int unusable(IOException fault) {
    String words =
        switch (fault) {
          case AccessDeniedException denied -> "may not read or write `" + denied.getFile() + "`";
          case NoSuchFileException missing -> "`" + missing.getFile() + "` is not there";
          case FileSystemException other ->
              "cannot use `" + other.getFile() + "`: " + reason(other);
          default -> firstLine(String.valueOf(fault.getMessage()));
        };
    console.say(words);
    console.say("help: `--state-dir` names another directory for runs");
    return Exit.USAGE;
  }

  private static String reason(FileSystemException fault) {
    return Objects.requireNonNullElse(fault.getReason(), "not a directory or file as expected");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
