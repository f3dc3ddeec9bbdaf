package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.ReportPrinter;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.RunReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    mixinStandardHelpOptions = true,
    description = "Tells how a run went, from its journal alone.")
final class ReportCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private StateOptions state = new StateOptions();

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      defaultValue = "last",
      description = "the run's four characters, or `last`")
  private String run = "last";

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RecordedRun recorded = state.run(run);
    console.print(new ReportPrinter(console.style()).text(RunReport.of(recorded.events())));
    recorded.damage().ifPresent(damage -> console.say("the journal is damaged at " + damage));
    console.println("");
    console.println("journal   " + recorded.directory().journal());
    return recorded.damage().isPresent() ? Exit.UNKNOWN : Exit.OK;
  }
}
