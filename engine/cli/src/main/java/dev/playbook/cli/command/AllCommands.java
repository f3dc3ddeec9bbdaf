package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The whole command line in one piece, for completion and manual pages; a call builds one command
 * only.
 */
public final class AllCommands {
  private AllCommands() {}

  /** Returns {@code playbook} with every command below it. */
  public static CommandLine line(Console console) {
    CommandSpec root = CommandSpec.create().name("playbook");
    root.usageMessage().description("rollback playbooks, planned and run");
    root.addOption(
        OptionSpec.builder("--color")
            .type(String.class)
            .completionCandidates(List.of("auto", "always", "never"))
            .paramLabel("WHEN")
            .description("auto, always or never (default: auto)")
            .build());
    root.addOption(option("-h", "--help", "show the commands").usageHelp(true).build());
    root.addOption(option("-V", "--version", "show the version").versionHelp(true).build());
    for (CommandName name : CommandName.values()) {
      root.addSubcommand(name.word(), name.make(console).spec());
    }
    return new CommandLine(root);
  }

  private static OptionSpec.Builder option(String shortName, String name, String description) {
    return OptionSpec.builder(shortName, name).description(description);
  }
}
