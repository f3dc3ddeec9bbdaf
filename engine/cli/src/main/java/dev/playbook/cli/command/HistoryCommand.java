package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.HistoryPrinter;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.json.Json;
import java.io.IOException;
import java.util.List;

final class HistoryCommand implements Command {
  private static final int USUAL = 20;

  private final Console console;
  private final StateOptions state = new StateOptions();
  private final Argument<String> target =
      Argument.option("--target", "NAME", String.class, "only runs on this target");
  private final Argument<Boolean> all = Argument.flag("--all", "not only the newest " + USUAL);
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  HistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Lists the runs, the newest first.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(state.arguments(), List.of(target, all, format));
  }

  @Override
  public Integer call() throws IOException {
    List<RecordedRun> runs =
        state.history().runs().stream()
            .filter(run -> target.given().map(run.started().target()::equals).orElse(true))
            .toList();
    List<RecordedRun> shown = all.or(false) || runs.size() <= USUAL ? runs : runs.subList(0, USUAL);
    switch (format.or(DocumentFormat.TEXT)) {
      case JSON -> console.println(Json.write(shown.stream().map(HistoryPrinter::json).toList()));
      case TEXT -> {
        console.print(new HistoryPrinter(console.terminal().out()).text(shown));
        if (shown.size() < runs.size()) {
          console.say(shown.size() + " of " + runs.size() + " runs; --all shows them");
        }
      }
    }
    return Exit.OK;
  }
}
