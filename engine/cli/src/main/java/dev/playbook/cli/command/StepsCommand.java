package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.StepTypePrinter;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.source.DidYouMean;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    mixinStandardHelpOptions = true,
    description = "Lists the step types, or explains one: its keys, its result, an example.")
final class StepsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "TYPE", arity = "0..1", description = "a step type, such as sql")
  private @Nullable String type;

  StepsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StepCatalog catalog = StepCatalog.discover();
    StepTypePrinter printer = new StepTypePrinter(console.style());
    String name = type;
    if (name == null) {
      console.print(printer.list(catalog));
      return Exit.OK;
    }
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
