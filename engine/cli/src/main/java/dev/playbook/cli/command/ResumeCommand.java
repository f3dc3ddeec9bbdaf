package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.NextCommands;
import dev.playbook.cli.output.Resumption;
import dev.playbook.core.Engine;
import dev.playbook.core.OpenRun;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.Pace;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import dev.playbook.core.run.undo.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

final class ResumeCommand implements Command {
  private final Console console;
  private final Argument<String> name =
      Argument.word("RUN", "1", String.class, "the run's four characters, or `last`");
  private final InputOptions inputs = new InputOptions();
  private final StateOptions state = new StateOptions();
  private final ProgressOptions progress = new ProgressOptions();
  private final ConsentOptions consent = new ConsentOptions();

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Goes on with a run that failed, was stopped, or whose engine died: finds out how the"
        + " last step ended, and does what is left. What ended well is not done again.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(
        List.of(name),
        inputs.arguments(),
        state.arguments(),
        consent.arguments(),
        progress.arguments());
  }

  @Override
  public Integer call() throws IOException {
    RecordedRun recorded = state.run(name.or("last"));
    check(recorded);
    StepCatalog catalog = StepCatalog.discover();
    Respondent respondent = consent.respondent(console);
    Engine engine = Preparation.engine(catalog, state, console, respondent);
    try (OpenRun run =
        Reopened.or(() -> engine.reopen(recorded, LoadOptions.loader(catalog), inputs.given()))) {
      check(run.recorded());
      respondent.check(run.plan().activities());
      if (progress.isText()) {
        console.print(new Resumption(console.style()).text(run, run.since()));
      }
      consent.consent(console).ask(run.plan());
      return resume(run);
    }
  }

  /** Refuses what has come to an end that nothing is left of. */
  private static void check(RecordedRun run) {
    String id = run.started().run();
    Optional<RunEvent.GivenUp> givenUp = run.givenUp();
    if (givenUp.isPresent()) {
      throw refused(
          "run %s was given up: %s".formatted(id, givenUp.get().reason()),
          "see what was done with `playbook report " + id + "`");
    }
    Optional<Verdict> verdict = run.ended().map(RunEvent.Ended::verdict);
    if (verdict.filter(Verdict::isGood).isPresent()) {
      throw refused(
          "run %s has ended: %s".formatted(id, verdict.get().words()),
          "there is nothing to resume");
    }
    if (run.state().undo().isPresent()) {
      throw refused(
          "what run %s has changed is being undone, or is undone".formatted(id),
          "take the rest back with `playbook undo %s`, or begin anew with `playbook run`"
              .formatted(id));
    }
    if (verdict.filter(Verdict.NOT_STARTED::equals).isPresent()) {
      throw refused(
          "run %s has not begun: nothing was changed".formatted(id),
          "begin anew with `playbook run`");
    }
  }

  private static RefusedException refused(String reason, String hint) {
    return new RefusedException(Exit.REFUSED, List.of(reason, hint, "nothing was started"));
  }

  private int resume(OpenRun run) throws IOException {
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    String id = run.recorded().started().run();
    RunEvent.Ended ended =
        progress.show(id, console, heard -> run.resume(Pace.THROUGH, stop, heard));
    if (progress.isText()) {
      RecordedRun now = state.run(id);
      boolean canUndo = Route.of(run.plan().activities(), now.state()).leads(now.state());
      console.print(
          ProgressOptions.recap(console, now)
              .text(
                  RunReport.of(now.events()),
                  new NextCommands(words(run), canUndo, escalation(run))));
    }
    return ended.verdict().exitCode();
  }

  private static String words(OpenRun run) {
    return run.plan().premises().playbook().source().name()
        + " --target "
        + run.recorded().started().target();
  }

  private static Optional<String> escalation(OpenRun run) {
    return run.plan().premises().playbook().escalateTo();
  }
}
