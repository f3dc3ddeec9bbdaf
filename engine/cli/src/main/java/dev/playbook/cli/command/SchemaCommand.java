package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import java.util.List;

final class SchemaCommand implements Command {
  private final Console console;
  private final Argument<Kind> kind =
      Argument.word(
          "KIND",
          "0..1",
          Kind.class,
          "playbook, pack, triggers, target, plan or report (default: playbook)");

  SchemaCommand(Console console) {
    this.console = console;
  }

  private enum Kind {
    PLAYBOOK,
    PACK,
    TRIGGERS,
    TARGET,
    PLAN,
    REPORT
  }

  @Override
  public String description() {
    return "Prints a JSON schema; editors complete and check playbooks with it.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(kind);
  }

  @Override
  public Integer call() {
    StepCatalog catalog = StepCatalog.discover();
    SchemaCatalog schemas = new SchemaCatalog(catalog);
    console.println(
        switch (kind.or(Kind.PLAYBOOK)) {
          case PLAYBOOK -> schemas.playbook(catalog.names()).toPrettyString();
          case PACK -> schemas.pack(catalog.names()).toPrettyString();
          case TRIGGERS -> schemas.triggers(catalog.names()).toPrettyString();
          case TARGET -> schemas.target(catalog.names()).toPrettyString();
          case PLAN -> schemas.plan().toPrettyString();
          case REPORT -> schemas.report().toPrettyString();
        });
    return Exit.OK;
  }
}
