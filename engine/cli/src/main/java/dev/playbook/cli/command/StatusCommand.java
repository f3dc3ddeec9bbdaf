package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.StepStatus;
import java.io.IOException;
import java.util.List;

final class StatusCommand implements Command {
  private final Console console;
  private final StateOptions state = new StateOptions();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Shows the runs that have no end: those that go on, and those whose engine died.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return state.arguments();
  }

  @Override
  public Integer call() throws IOException {
    List<RecordedRun> open =
        state.history().runs().stream().filter(run -> run.ended().isEmpty()).toList();
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
                run.events().getLast().at()));
    if (!alive) {
      console.println(
          "      the engine (pid %s on %s) is gone"
              .formatted(run.started().process().pid(), run.started().process().host()));
    }
    RunReport.of(run.events()).rows().stream()
        .filter(row -> row.status() == StepStatus.RUNNING)
        .map(Row::item)
        .forEach(item -> console.println("      last word: " + item.key() + " was started"));
    console.println("      playbook report " + run.started().run() + "   shows what was done");
  }
}
