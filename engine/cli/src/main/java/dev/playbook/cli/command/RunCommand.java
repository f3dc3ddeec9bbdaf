package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.LiveProgress;
import dev.playbook.cli.output.NdjsonProgress;
import dev.playbook.cli.output.PlainProgress;
import dev.playbook.cli.output.PlanPrinter;
import dev.playbook.cli.output.Recap;
import dev.playbook.core.SpentPlanException;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.JournalException;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunDirectory;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.Pace;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;

final class RunCommand implements Command {
  private static final int LAST_LINES = 10;

  private final Console console;
  private final LoadOptions load = LoadOptions.optional();
  private final SelectOptions select = new SelectOptions();
  private final StateOptions state = new StateOptions();
  private final SavedPlanOptions kept = new SavedPlanOptions();
  private final Argument<Boolean> yes =
      Argument.flag("--yes", "do not ask whether the plan is meant");
  private final Argument<Boolean> dryRun =
      Argument.flag("--dry-run", "only plan, the same as `playbook plan`");
  private final Argument<String> confirmed =
      Argument.option(
          "--confirm",
          "TARGET",
          String.class,
          "the name of a protected target, for runs that destroy something there");
  private final Argument<Map<String, String>> answers =
      Argument.values(
          "--answer",
          "STEP=ANSWER",
          "the answer to a step that asks, STEP.FIELD=TEXT for a line; may be given more than once");
  private final Argument<Boolean> step =
      Argument.flag("--step", "ask before each step: yes, skip or stop");
  private final Argument<Format> format =
      Argument.option("-o", "FORMAT", Format.class, "text or ndjson (default: text)");
  private final Argument<Boolean> verbose = Argument.flag("-v", "show every line that steps print");

  RunCommand(Console console) {
    this.console = console;
  }

  private enum Format {
    TEXT,
    NDJSON
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
        List.of(yes, dryRun, confirmed, answers, step, format, verbose));
  }

  @Override
  public Integer call() throws IOException {
    checkStep();
    kept.read(load, select);
    Respondent respondent =
        new Respondent(console, answers.or(Map.of()), EngineProcesses.current().by());
    Preparation prepared = Preparation.of(load, select, state, console, respondent, kept.facts());
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    Plan seen = prepared.engine().plan(prepared.premises(), stop);
    if (stop.urgency() != StopSignal.Urgency.NONE) {
      throw new RefusedException(Exit.STOPPED, "stopped while planning; nothing was changed");
    }
    respondent.check(seen);
    Plan plan = kept.checked(seen, prepared.engine());
    show(plan);
    if (dryRun.or(false)) {
      return plan.obstacles().isEmpty() ? Exit.OK : Exit.REFUSED;
    }
    if (plan.obstacles().isEmpty()) {
      new Consent(console, yes.or(false), confirmed.or("")).ask(plan);
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

  private Pace pace() {
    return step.or(false) ? Pace.STEP_BY_STEP : Pace.THROUGH;
  }

  private void show(Plan plan) {
    switch (format.or(Format.TEXT)) {
      case TEXT -> console.printPage(new PlanPrinter(console.style(), false).text(plan) + "\n");
      case NDJSON -> {
        if (dryRun.or(false)) {
          console.println(PlanFormat.write(plan));
        }
      }
    }
  }

  private int run(Preparation prepared, Plan plan, StopSignal stop) throws IOException {
    try {
      RunEvent.Ended ended = listened(prepared, plan, stop);
      if (format.or(Format.TEXT) == Format.TEXT) {
        recap(plan);
      }
      return ended.verdict().exitCode();
    } catch (RunLock.HeldException held) {
      throw new RefusedException(
          Exit.LOCKED, List.of(String.valueOf(held.getMessage()), "nothing was started"));
    } catch (SpentPlanException spent) {
      throw new RefusedException(
          Exit.STALE, List.of(String.valueOf(spent.getMessage()), "nothing was started"));
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
      throws IOException, RunLock.HeldException, SpentPlanException {
    if (format.or(Format.TEXT) == Format.TEXT && console.terminal().err()) {
      try (LiveProgress live = new LiveProgress(console, verbose.or(false))) {
        return prepared.engine().run(plan, pace(), stop, List.of(live));
      }
    }
    RunListener lines =
        switch (format.or(Format.TEXT)) {
          case TEXT -> new PlainProgress(console, verbose.or(false));
          case NDJSON -> new NdjsonProgress(console);
        };
    return prepared.engine().run(plan, pace(), stop, List.of(lines));
  }

  private void recap(Plan plan) throws IOException {
    RecordedRun recorded = state.run(plan.premises().facts().id());
    RunDirectory directory = recorded.directory();
    Recap recap = new Recap(console.style(), key -> directory.lastOutput(key, LAST_LINES));
    console.print(
        recap.text(
            RunReport.of(recorded.events()),
            load.words() + select.words(),
            plan.premises().playbook().escalateTo().map(load::wordsFor)));
  }
}
