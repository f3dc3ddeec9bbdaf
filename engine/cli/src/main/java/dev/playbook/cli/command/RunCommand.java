package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.LiveProgress;
import dev.playbook.cli.output.NdjsonProgress;
import dev.playbook.cli.output.PlainProgress;
import dev.playbook.cli.output.PlanPrinter;
import dev.playbook.cli.output.Recap;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.journal.JournalException;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunDirectory;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    mixinStandardHelpOptions = true,
    description = "Shows the plan, asks, and does it: steps, validations, report.")
final class RunCommand implements Callable<Integer> {
  private static final int LAST_LINES = 10;

  private final Console console;
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private StateOptions state = new StateOptions();

  @Option(names = "--yes", description = "do not ask whether the plan is meant")
  private boolean yes;

  @Option(names = "--dry-run", description = "only plan, the same as `playbook plan`")
  private boolean dryRun;

  @Option(
      names = "--confirm",
      paramLabel = "TARGET",
      description = "the name of a protected target, for runs that destroy something there")
  private String confirmed = "";

  @Option(names = "-o", paramLabel = "FORMAT", description = "text or ndjson (default: text)")
  private Format format = Format.TEXT;

  @Option(names = "-v", description = "show every line that steps print")
  private boolean verbose;

  RunCommand(Console console) {
    this.console = console;
  }

  private enum Format {
    TEXT,
    NDJSON
  }

  @Override
  public Integer call() throws IOException {
    Preparation prepared = Preparation.of(load, state, console);
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    Plan plan = prepared.engine().plan(prepared.premises(), stop);
    show(plan);
    if (dryRun) {
      return plan.obstacles().isEmpty() ? Exit.OK : Exit.REFUSED;
    }
    if (plan.obstacles().isEmpty()) {
      new Question(console, yes, confirmed).ask(plan);
    }
    return run(prepared, plan, stop);
  }

  private void show(Plan plan) {
    switch (format) {
      case TEXT -> console.print(new PlanPrinter(console.style(), false).text(plan) + "\n");
      case NDJSON -> {
        if (dryRun) {
          console.println(PlanFormat.write(plan));
        }
      }
    }
  }

  private int run(Preparation prepared, Plan plan, StopSignal stop) throws IOException {
    try {
      RunEvent.Ended ended = listened(prepared, plan, stop);
      if (format == Format.TEXT) {
        recap(plan);
      }
      return ended.verdict().exitCode();
    } catch (RunLock.HeldException held) {
      throw new RefusedException(
          Exit.LOCKED, List.of(String.valueOf(held.getMessage()), "nothing was started"));
    } catch (JournalException lost) {
      throw new RefusedException(
          Exit.UNKNOWN,
          List.of(
              String.valueOf(lost.getMessage()),
              "the run was stopped, because nothing may be done that is not written down",
              "look at `playbook report " + prepared.premises().facts().id() + "`"));
    }
  }

  private RunEvent.Ended listened(Preparation prepared, Plan plan, StopSignal stop)
      throws IOException, RunLock.HeldException {
    if (format == Format.TEXT && console.terminal().err()) {
      try (LiveProgress live = new LiveProgress(console, verbose)) {
        return prepared.engine().run(plan, stop, List.of(live));
      }
    }
    RunListener lines =
        switch (format) {
          case TEXT -> new PlainProgress(console, verbose);
          case NDJSON -> new NdjsonProgress(console);
        };
    return prepared.engine().run(plan, stop, List.of(lines));
  }

  private void recap(Plan plan) throws IOException {
    RecordedRun recorded = state.run(plan.premises().facts().id());
    RunDirectory directory = recorded.directory();
    Recap recap = new Recap(console.style(), key -> directory.lastOutput(key, LAST_LINES));
    console.print(
        recap.text(
            RunReport.of(recorded.events()),
            load.words(),
            plan.premises().playbook().escalateTo()));
  }
}
