package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.PlanPrinter;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import java.io.IOException;
import java.util.List;

final class PlanCommand implements Command {
  private final Console console;
  private final LoadOptions load = new LoadOptions();
  private final SelectOptions select = new SelectOptions();
  private final StateOptions state = new StateOptions();
  private final Argument<DocumentFormat> format = DocumentFormat.option();
  private final Argument<Boolean> offline =
      Argument.flag("--offline", "look at nothing: no process, no connection");
  private final Argument<Boolean> full =
      Argument.flag("--full", "show long differences and scripts whole");
  private final Argument<Boolean> strict =
      Argument.flag("--strict", "fail when the effect of a step cannot be seen");
  private final Argument<Boolean> detailed =
      Argument.flag("--detailed-exitcode", "exit 2 when the plan has changes");

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Shows what a run would really change. Looks at the live system, never touches.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(
        load.arguments(),
        select.arguments(),
        state.arguments(),
        List.of(format, offline, full, strict, detailed));
  }

  @Override
  public Integer call() throws IOException {
    Preparation prepared = Preparation.of(load, select, state, console, Operator.NOBODY);
    Plan plan =
        offline.or(false)
            ? prepared.engine().planOffline(prepared.premises())
            : prepared.engine().plan(prepared.premises(), new StopSignal());
    switch (format.or(DocumentFormat.TEXT)) {
      case TEXT -> {
        console.print(new PlanPrinter(console.style(), full.or(false)).text(plan));
        if (plan.obstacles().isEmpty()) {
          console.println("\nNext:  playbook run " + load.words() + select.words());
        }
      }
      case JSON -> console.println(PlanFormat.write(plan));
    }
    return exitCode(plan);
  }

  private int exitCode(Plan plan) {
    if (!plan.obstacles().isEmpty() || (strict.or(false) && plan.opaque() > 0)) {
      return Exit.REFUSED;
    }
    return detailed.or(false) && plan.changes() > 0 ? Exit.HAS_CHANGES : Exit.OK;
  }
}
