package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

final class TriggerCommand implements Command {
  private final Console console;

  TriggerCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Says when playbooks should be thought of, and whether now is such a moment.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of();
  }

  @Override
  public CommandSpec spec() {
    return Command.super
        .spec()
        .addSubcommand("list", new TriggerListCommand(console).spec())
        .addSubcommand("test", new TriggerTestCommand(console).spec());
  }

  @Override
  public Integer call() {
    throw new RefusedException(
        Exit.USAGE, "say which: `playbook trigger list` or `playbook trigger test`");
  }
}
