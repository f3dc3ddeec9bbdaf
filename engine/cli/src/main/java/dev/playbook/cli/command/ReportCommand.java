package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.FulfilmentPrinter;
import dev.playbook.cli.output.ReportPrinter;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.Fulfilment;
import dev.playbook.core.report.RunReport;
import java.io.IOException;
import java.util.List;

final class ReportCommand implements Command {
  private final Console console;
  private final StateOptions state = new StateOptions();
  private final Argument<String> run =
      Argument.word(
          "RUN", "0..1", String.class, "the run's four characters, or `last` (the default)");

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Tells how a run went, from its journal alone.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(state.arguments(), List.of(run));
  }

  @Override
  public Integer call() throws IOException {
    RecordedRun recorded = state.run(run.or("last"));
    RunReport report = RunReport.of(recorded.events());
    console.print(new ReportPrinter(console.style()).text(report));
    recorded
        .directory()
        .plan()
        .map(plan -> Fulfilment.of(plan, report))
        .ifPresent(it -> console.print(new FulfilmentPrinter(console.style()).text(it)));
    recorded.damage().ifPresent(damage -> console.say("the journal is damaged at " + damage));
    console.println("");
    console.println("journal   " + recorded.directory().journal());
    console.println("head      " + recorded.head());
    return recorded.damage().isPresent() ? Exit.UNKNOWN : Exit.OK;
  }
}
