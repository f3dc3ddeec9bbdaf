package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.StepTypePrinter;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.source.DidYouMean;
import java.util.List;

final class StepsCommand implements Command {
  private final Console console;
  private final Argument<String> type =
      Argument.word("TYPE", "0..1", String.class, "a step type, such as sql");

  StepsCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Lists the step types, or explains one: its keys, its result, an example.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(type);
  }

  @Override
  public Integer call() {
    StepCatalog catalog = StepCatalog.discover();
    StepTypePrinter printer = new StepTypePrinter(console.style());
    if (type.given().isEmpty()) {
      console.print(printer.list(catalog));
      return Exit.OK;
    }
    String name = type.or("");
    StepSchema schema =
        catalog
            .schema(name)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Exit.USAGE,
                        "unknown step type `%s` %s"
                            .formatted(name, DidYouMean.among(catalog.names(), name))));
    console.print(printer.explain(schema));
    return Exit.OK;
  }
}
