package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

final class BaselineCommand implements Command {
  private final Console console;

  BaselineCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Keeps what is measured on a target that is well, or compares it with now.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of();
  }

  @Override
  public CommandSpec spec() {
    return Command.super
        .spec()
        .addSubcommand("capture", new BaselineCaptureCommand(console).spec())
        .addSubcommand("diff", new BaselineDiffCommand(console).spec());
  }

  @Override
  public Integer call() {
    throw new RefusedException(
        Exit.USAGE, "say which: `playbook baseline capture` or `playbook baseline diff`");
  }
}
