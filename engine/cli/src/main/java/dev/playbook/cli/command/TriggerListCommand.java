package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.TriggerList;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.json.Json;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.plan.Survey;
import dev.playbook.spi.Preview;
import java.io.IOException;
import java.util.List;

final class TriggerListCommand implements Command {
  private final Console console;
  private final TriggerOptions triggers = new TriggerOptions();
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  TriggerListCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Lists the triggers of playbooks; looks at nothing.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(triggers.arguments(), List.of(format));
  }

  @Override
  public Integer call() throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    StepBinder binder = new StepBinder(catalog);
    TriggerOptions.Chosen chosen = triggers.chosen(catalog, console);
    TriggerList list =
        new TriggerList(chosen.entries().stream().map(entry -> row(entry, binder)).toList());
    switch (format.or(DocumentFormat.TEXT)) {
      case TEXT ->
          console.print(
              console.terminal().out() ? list.text(console.style()) : list.separatedByTabs());
      case JSON -> console.println(Json.write(list.json()));
    }
    return chosen.code();
  }

  private static TriggerList.Row row(TriggerOptions.Entry entry, StepBinder binder) {
    String watches =
        switch (entry.trigger()) {
          case Trigger.Measured measured ->
              new Survey(entry.playbook(), entry.target(), binder)
                  .preview(measured.activity())
                  .map(Preview::summary)
                  .orElse(measured.activity().type());
          case Trigger.Alert _ -> "alerts from outside";
          case Trigger.Manual _ -> "a person";
        };
    return new TriggerList.Row(entry.playbook(), entry.trigger(), watches);
  }
}
