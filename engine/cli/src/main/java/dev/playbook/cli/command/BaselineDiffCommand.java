package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.ComparisonPrinter;
import dev.playbook.cli.output.Console;
import dev.playbook.core.baseline.Comparison;
import dev.playbook.core.baseline.Comparison.Verdict;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.json.Json;
import dev.playbook.core.load.LoadedTarget;
import dev.playbook.core.model.Baseline;
import java.io.IOException;
import java.util.List;

final class BaselineDiffCommand implements Command {
  private final Console console;
  private final MeasureOptions measures = new MeasureOptions();
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  BaselineDiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Measures a target, and says where it differs from its baseline. Changes nothing.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(measures.arguments(), List.of(format));
  }

  @Override
  public Integer call() throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    LoadedTarget.Valid loaded = measures.load(catalog, true, console);
    Baseline baseline = loaded.target().baseline().orElseThrow(() -> missing(loaded));
    Comparison comparison =
        Comparison.of(baseline.values(), measures.measure(catalog, loaded, console));
    ComparisonPrinter printer = new ComparisonPrinter(baseline.source().name(), comparison);
    switch (format.or(DocumentFormat.TEXT)) {
      case TEXT -> console.print(printer.text(console.style()));
      case JSON -> console.println(Json.write(printer.json()));
    }
    if (comparison.differs()) {
      return Exit.DIFFERS;
    }
    return comparison.count(Verdict.NO_DATA) > 0 ? Exit.UNKNOWN : Exit.OK;
  }

  private static RefusedException missing(LoadedTarget.Valid loaded) {
    return new RefusedException(
        Exit.USAGE,
        List.of(
            "nothing was measured on the target `%s` yet".formatted(loaded.target().id()),
            "help: `playbook baseline capture` writes `%s`".formatted(loaded.baseline())));
  }
}
