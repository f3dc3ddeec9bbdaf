package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.activity.LivingStep;
import dev.playbook.core.journal.BrokenOff;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.StepStatus;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

final class StatusCommand implements Command {
  private final Console console;
  private final StateOptions state = new StateOptions();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Shows the runs that go on, and those that broke off and hold their lock.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return state.arguments();
  }

  @Override
  public Integer call() throws IOException {
    List<RecordedRun> open =
        state.history().unsettled().stream()
            .filter(run -> run.givenUp().isEmpty())
            .filter(run -> run.ended().isEmpty() || BrokenOff.is(run))
            .toList();
    if (open.isEmpty()) {
      console.println("no run is open");
      return Exit.OK;
    }
    open.forEach(this::show);
    return open.stream().allMatch(RecordedRun::isAlive) ? Exit.OK : Exit.UNKNOWN;
  }

  private void show(RecordedRun run) {
    boolean alive = run.isAlive();
    console.println(
        "%s  %s  %s   %s since %s"
            .formatted(
                run.started().run(),
                run.started().playbook(),
                run.started().target(),
                alive ? "running" : console.style().bad("UNKNOWN"),
                run.events().getLast().at().truncatedTo(ChronoUnit.SECONDS)));
    if (alive) {
      openSteps(run).forEach(key -> console.println("      `" + key + "` was started"));
      console.println("      playbook report " + run.started().run() + "   shows what was done");
    } else {
      brokenOff(run);
    }
  }

  private void brokenOff(RecordedRun run) {
    String id = run.started().run();
    if (run.ended().isEmpty()) {
      console.println(
          "      the engine (pid %s on %s) is gone; last word: %s"
              .formatted(run.process().pid(), run.process().host(), lastWord(run)));
    }
    LivingStep.of(id).stream()
        .findFirst()
        .ifPresent(pid -> console.println("      its step still works (pid " + pid + ")"));
    BrokenOff.unknown(run)
        .forEach(
            key ->
                console.println(
                    "      playbook resolve %s %s   takes what you saw of it".formatted(id, key)));
    console.println(
        "      %s   %s"
            .formatted(
                run.goOn(),
                run.state().undo().isPresent()
                    ? "takes back what is left"
                    : "finds out how it ended, and then decides"));
  }

  private static List<String> openSteps(RecordedRun run) {
    return RunReport.of(run.events()).rows().stream()
        .filter(row -> row.status() == StepStatus.RUNNING)
        .map(row -> row.item().key())
        .toList();
  }

  private static String lastWord(RecordedRun run) {
    List<String> open = openSteps(run);
    return open.isEmpty() ? "nothing was under way" : "`" + open.getLast() + "` was started";
  }
}
