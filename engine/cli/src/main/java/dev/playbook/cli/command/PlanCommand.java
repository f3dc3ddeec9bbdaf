package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.PlanPrinter;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    mixinStandardHelpOptions = true,
    description = "Shows what a run would really change. Looks at the live system, never touches.")
final class PlanCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private StateOptions state = new StateOptions();

  @Option(names = "-o", paramLabel = "FORMAT", description = "text or json (default: text)")
  private Format format = Format.TEXT;

  @Option(names = "--offline", description = "look at nothing: no process, no connection")
  private boolean offline;

  @Option(names = "--full", description = "show long differences and scripts whole")
  private boolean full;

  @Option(names = "--strict", description = "fail when the effect of a step cannot be seen")
  private boolean strict;

  @Option(names = "--detailed-exitcode", description = "exit 2 when the plan has changes")
  private boolean detailed;

  PlanCommand(Console console) {
    this.console = console;
  }

  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    Preparation prepared = Preparation.of(load, state, console);
    Plan plan =
        offline
            ? prepared.engine().planOffline(prepared.premises())
            : prepared.engine().plan(prepared.premises(), new StopSignal());
    switch (format) {
      case TEXT -> {
        console.print(new PlanPrinter(console.style(), full).text(plan));
        if (plan.obstacles().isEmpty()) {
          console.println("\nNext:  playbook run " + load.words());
        }
      }
      case JSON -> console.println(PlanFormat.write(plan));
    }
    return exitCode(plan);
  }

  private int exitCode(Plan plan) {
    if (!plan.obstacles().isEmpty() || (strict && plan.opaque() > 0)) {
      return Exit.REFUSED;
    }
    return detailed && plan.changes() > 0 ? Exit.HAS_CHANGES : Exit.OK;
  }
}
