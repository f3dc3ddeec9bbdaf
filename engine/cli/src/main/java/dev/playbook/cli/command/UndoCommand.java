package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.UndoPrinter;
import dev.playbook.core.CannotUndoException;
import dev.playbook.core.Engine;
import dev.playbook.core.OpenRun;
import dev.playbook.core.UndoChoice;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.undo.UndoPlan;
import dev.playbook.core.run.undo.UndoPlanFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

final class UndoCommand implements Command {
  private final Console console;
  private final StateOptions state = new StateOptions();
  private final ProgressOptions progress = new ProgressOptions();
  private final Argument<String> run =
      Argument.word("RUN", "1", String.class, "the run's four characters, or `last`");
  private final Argument<String> steps =
      Argument.option(
          "--step", "ID[,ID]", String.class, "only these steps or groups, whatever came after");
  private final Argument<String> to =
      Argument.option(
          "--to", "STEP", String.class, "no further back than this step, itself included");
  private final ConsentOptions consent = new ConsentOptions();
  private final Argument<Boolean> dryRun =
      Argument.flag("--dry-run", "only show what would be done");
  private final InputOptions inputs = new InputOptions();

  UndoCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Shows how what a run has changed would be taken back, asks, and does it: the last change first.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(
        List.of(run, steps, to, dryRun),
        consent.arguments(),
        inputs.arguments(),
        state.arguments(),
        progress.arguments());
  }

  @Override
  public Integer call() throws IOException {
    UndoChoice choice = choice();
    RecordedRun recorded = state.run(run.or("last"));
    Respondent respondent = consent.respondent(console);
    StepCatalog catalog = StepCatalog.discover();
    Engine engine = Preparation.engine(catalog, state, console, respondent);
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    try (OpenRun open =
        Reopened.or(() -> engine.reopen(recorded, LoadOptions.loader(catalog), inputs.given()))) {
      Optional<UndoPlan> plan = planned(open, choice);
      return plan.isEmpty() ? nothingToDo(open) : undo(open, plan.get(), respondent, stop);
    }
  }

  private static Optional<UndoPlan> planned(OpenRun open, UndoChoice choice) throws IOException {
    return Reopened.or(
        () -> {
          try {
            return open.planUndo(choice);
          } catch (CannotUndoException refused) {
            throw new RefusedException(Exit.REFUSED, refused.lines());
          }
        });
  }

  private UndoChoice choice() {
    if (steps.given().isPresent() && to.given().isPresent()) {
      throw new RefusedException(
          Exit.USAGE, "`--step` and `--to` do not go together; `playbook undo --help` explains");
    }
    return new UndoChoice(
        steps.given().map(words -> List.of(words.strip().split("\\s*,\\s*", -1))).orElse(List.of()),
        to.given());
  }

  private int nothingToDo(OpenRun open) {
    console.println(
        "nothing to do: run %s has changed nothing".formatted(open.recorded().started().run()));
    return Exit.OK;
  }

  private int undo(OpenRun open, UndoPlan plan, Respondent respondent, StopSignal stop)
      throws IOException {
    String id = open.recorded().started().run();
    respondent.check(plan.activities());
    show(open, plan);
    if (dryRun.or(false)) {
      return Exit.OK;
    }
    consent.consent(console).askToUndo(open.plan().premises().target(), id);
    RunEvent.Ended ended = progress.show(id, console, heard -> open.undo(plan, stop, heard));
    if (progress.isText()) {
      RecordedRun recorded = state.run(id);
      console.print(
          ProgressOptions.recap(console, recorded).undone(RunReport.of(recorded.events())));
    }
    return ended.verdict().exitCode();
  }

  private void show(OpenRun open, UndoPlan plan) throws IOException {
    if (progress.isText()) {
      console.printPage(
          new UndoPrinter(console.style())
                  .text(plan, open.recorded(), open.plan().premises().target(), open.since())
              + "\n");
    } else if (dryRun.or(false)) {
      console.println(UndoPlanFormat.write(plan, open.recorded().started()));
    }
  }
}
