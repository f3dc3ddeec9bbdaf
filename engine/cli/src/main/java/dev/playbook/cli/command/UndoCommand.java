package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.UndoPrinter;
import dev.playbook.core.CannotUndoException;
import dev.playbook.core.Engine;
import dev.playbook.core.OpenRun;
import dev.playbook.core.PremiseException;
import dev.playbook.core.ReopenException;
import dev.playbook.core.UndoChoice;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.plan.input.GivenInputs;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.undo.UndoPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
  private final Argument<Boolean> yes =
      Argument.flag("--yes", "do not ask whether the undo is meant");
  private final Argument<Boolean> dryRun =
      Argument.flag("--dry-run", "only show what would be done");
  private final Argument<String> confirmed =
      Argument.option(
          "--confirm", "TARGET", String.class, "the name of a protected target, to undo there");
  private final Argument<Map<String, String>> answers =
      Argument.values(
          "--answer",
          "STEP=ANSWER",
          "the answer to a step that asks, STEP.FIELD=TEXT for a line; may be given more than once");
  private final Argument<Map<String, String>> variables =
      Argument.values(
          "--var", "NAME=VALUE", "a secret input, which no run keeps; may be given more than once");
  private final Argument<Path> variablesFile =
      Argument.option("--vars-file", "FILE", Path.class, "a YAML or JSON file with secret inputs");

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
        List.of(run, steps, to, yes, dryRun, confirmed, answers, variables, variablesFile),
        state.arguments(),
        progress.arguments());
  }

  @Override
  public Integer call() throws IOException {
    UndoChoice choice = choice();
    RecordedRun recorded = state.run(run.or("last"));
    Respondent respondent =
        new Respondent(console, answers.or(Map.of()), EngineProcesses.current().by());
    StepCatalog catalog = StepCatalog.discover();
    Engine engine = Preparation.engine(catalog, state, console, respondent);
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    try (OpenRun open =
        engine.reopen(
            recorded,
            LoadOptions.loader(catalog),
            new GivenInputs(variables.or(Map.of()), variablesFile.given(), System.getenv()))) {
      Optional<UndoPlan> plan = engine.planUndo(open, choice);
      return plan.isEmpty() ? nothingToDo(open) : undo(engine, open, plan.get(), respondent, stop);
    } catch (ReopenException refused) {
      throw new RefusedException(exit(refused), refused.lines());
    } catch (CannotUndoException refused) {
      throw new RefusedException(Exit.REFUSED, refused.lines());
    } catch (PremiseException wrong) {
      throw new RefusedException(
          Exit.USAGE,
          Stream.concat(wrong.problems().stream(), Stream.of("nothing was changed")).toList());
    } catch (RunLock.HeldException held) {
      throw new RefusedException(
          Exit.LOCKED, List.of(String.valueOf(held.getMessage()), "nothing was changed"));
    }
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

  private static int exit(ReopenException refused) {
    return switch (refused.obstacle()) {
      case ALIVE, INCOMPLETE -> Exit.REFUSED;
      case DAMAGED -> Exit.UNKNOWN;
    };
  }

  private int nothingToDo(OpenRun open) {
    console.println(
        "nothing to do: run %s has changed nothing".formatted(open.recorded().started().run()));
    return Exit.OK;
  }

  private int undo(
      Engine engine, OpenRun open, UndoPlan plan, Respondent respondent, StopSignal stop)
      throws IOException {
    String id = open.recorded().started().run();
    respondent.check(plan.activities());
    if (progress.isText()) {
      console.printPage(
          new UndoPrinter(console.style())
                  .text(plan, open.recorded(), open.plan().premises().target())
              + "\n");
    }
    if (dryRun.or(false)) {
      return Exit.OK;
    }
    new Consent(console, yes.or(false), confirmed.or(""))
        .askToUndo(open.plan().premises().target(), id);
    RunEvent.Ended ended =
        progress.listened(
            console, id, listener -> engine.undo(open, plan, stop, List.of(listener)));
    if (progress.isText()) {
      RecordedRun recorded = state.run(id);
      console.print(
          ProgressOptions.recap(console, recorded).undone(RunReport.of(recorded.events())));
    }
    return ended.verdict().exitCode();
  }
}
