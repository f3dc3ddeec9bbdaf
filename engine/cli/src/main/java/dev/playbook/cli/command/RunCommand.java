package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.NextCommands;
import dev.playbook.cli.output.PlanPrinter;
import dev.playbook.core.RunOrder;
import dev.playbook.core.SpentPlanException;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.Pace;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.undo.Route;
import java.io.IOException;
import java.util.List;

final class RunCommand implements Command {
  private final Console console;
  private final LoadOptions load = LoadOptions.optional();
  private final SelectOptions select = new SelectOptions();
  private final StateOptions state = new StateOptions();
  private final SavedPlanOptions kept = new SavedPlanOptions();
  private final ConsentOptions consent = new ConsentOptions();
  private final Argument<Boolean> dryRun =
      Argument.flag("--dry-run", "only plan, the same as `playbook plan`");
  private final Argument<String> takeover =
      Argument.option(
          "--takeover",
          "REASON",
          String.class,
          "give up the run that broke off and holds the lock; the reason is recorded in both");
  private final Argument<String> reason =
      Argument.option(
          "--reason", "TEXT", String.class, "why it is run; the journal and the report tell it");
  private final Argument<Boolean> step =
      Argument.flag("--step", "ask before each step: yes, skip or stop");
  private final ProgressOptions progress = new ProgressOptions();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Shows the plan, asks, and does it: steps, validations, report.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(
        load.arguments(),
        select.arguments(),
        state.arguments(),
        kept.arguments(),
        consent.arguments(),
        List.of(dryRun, reason, takeover, step),
        progress.arguments());
  }

  @Override
  public Integer call() throws IOException {
    checkStep();
    kept.read(load, select);
    Respondent respondent = consent.respondent(console);
    Preparation prepared = Preparation.of(load, select, state, console, respondent, kept.facts());
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    Plan seen = prepared.engine().plan(prepared.premises(), stop);
    if (stop.urgency() != StopSignal.Urgency.NONE) {
      throw new RefusedException(Exit.STOPPED, "stopped while planning; nothing was changed");
    }
    respondent.check(seen.activities());
    Plan plan = kept.checked(seen, prepared.engine());
    show(plan);
    if (dryRun.or(false)) {
      return plan.obstacles().isEmpty() ? Exit.OK : Exit.REFUSED;
    }
    if (plan.obstacles().isEmpty()) {
      consent.consent(console).ask(plan);
    }
    return run(prepared, plan, stop);
  }

  /** Nobody shall wait for an answer that cannot come. */
  private void checkStep() {
    if (step.or(false) && !console.canAsk()) {
      throw new RefusedException(
          Exit.REFUSED,
          List.of(
              "`--step` asks before each step, and nobody can be asked without a terminal",
              "leave it out, or choose the steps with `--only`; nothing was started"));
    }
  }

  private RunOrder order() {
    return new RunOrder(
        reason.given().map(String::strip).filter(text -> !text.isEmpty()),
        takeover.given(),
        step.or(false) ? Pace.STEP_BY_STEP : Pace.THROUGH);
  }

  private void show(Plan plan) {
    if (progress.isText()) {
      console.printPage(new PlanPrinter(console.style(), false).text(plan) + "\n");
    } else if (dryRun.or(false)) {
      console.println(PlanFormat.write(plan));
    }
  }

  private int run(Preparation prepared, Plan plan, StopSignal stop) throws IOException {
    String id = prepared.premises().facts().id();
    try {
      RunEvent.Ended ended =
          progress.<RunLock.HeldException, SpentPlanException>show(
              id, console, heard -> prepared.engine().run(plan, order(), stop, heard));
      if (progress.isText()) {
        recap(plan);
      }
      return ended.verdict().exitCode();
    } catch (RunLock.HeldException held) {
      throw new RefusedException(
          Exit.LOCKED, List.of(String.valueOf(held.getMessage()), "nothing was started"));
    } catch (SpentPlanException spent) {
      throw new RefusedException(
          Exit.STALE, List.of(String.valueOf(spent.getMessage()), "nothing was started"));
    }
  }

  private void recap(Plan plan) throws IOException {
    RecordedRun recorded = state.run(plan.premises().facts().id());
    Route route = Route.of(plan.activities(), recorded.state());
    console.print(
        ProgressOptions.recap(console, recorded)
            .text(
                RunReport.of(recorded.events()),
                new NextCommands(
                    load.words() + select.words(),
                    route.leads(recorded.state()),
                    plan.premises().playbook().escalateTo().map(load::wordsFor))));
  }
}
