package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    mixinStandardHelpOptions = true,
    description = "Prints a JSON schema; editors complete and check playbooks with it.")
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description = "playbook, pack or target (default: playbook)")
  private Kind kind = Kind.PLAYBOOK;

  SchemaCommand(Console console) {
    this.console = console;
  }

  private enum Kind {
    PLAYBOOK,
    PACK,
    TARGET
  }

  @Override
  public Integer call() {
    StepCatalog catalog = StepCatalog.discover();
    SchemaCatalog schemas = new SchemaCatalog(catalog);
    console.println(
        switch (kind) {
          case PLAYBOOK -> schemas.playbook(catalog.names()).toPrettyString();
          case PACK -> schemas.pack(catalog.names()).toPrettyString();
          case TARGET -> schemas.target().toPrettyString();
        });
    return Exit.OK;
  }
}
