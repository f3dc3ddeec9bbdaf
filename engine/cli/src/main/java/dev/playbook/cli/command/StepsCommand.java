package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.StepTypePrinter;
import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.source.DidYouMean;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
    List<StepSchema> known = known(StepCatalog.discover());
    StepTypePrinter printer = new StepTypePrinter(console.style());
    console.print(
        type.given()
            .map(name -> printer.explain(named(name, known)))
            .orElseGet(() -> printer.list(known)));
    return Exit.OK;
  }

  /** Everything that can stand behind {@code type:} of a step. */
  private static List<StepSchema> known(StepCatalog catalog) {
    Stream<StepSchema> types =
        catalog.names().stream().flatMap(name -> catalog.schema(name).stream());
    return Stream.concat(types, Stream.of(new SchemaCatalog(catalog).call()))
        .sorted(Comparator.comparing(StepSchema::name))
        .toList();
  }

  private static StepSchema named(String name, List<StepSchema> known) {
    return known.stream()
        .filter(schema -> schema.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Exit.USAGE, unknown(name, known)));
  }

  private static String unknown(String name, List<StepSchema> known) {
    List<String> names = known.stream().map(StepSchema::name).toList();
    return "unknown step type `%s` %s".formatted(name, DidYouMean.among(names, name));
  }
}
