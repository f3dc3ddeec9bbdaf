package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.FishCompletion;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

final class CompletionCommand implements Command {
  private final Console console;
  private final Argument<Shell> shell =
      Argument.word("SHELL", "1", Shell.class, "bash, zsh or fish");

  CompletionCommand(Console console) {
    this.console = console;
  }

  private enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Override
  public String description() {
    return "Prints what makes a shell complete commands and options; see docs/running.md.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(shell);
  }

  @Override
  public Integer call() {
    CommandLine all = AllCommands.line(console);
    console.print(
        switch (shell.or(Shell.BASH)) {
          case BASH, ZSH -> AutoComplete.bash("playbook", all);
          case FISH -> FishCompletion.of(all.getCommandSpec());
        });
    return Exit.OK;
  }
}
