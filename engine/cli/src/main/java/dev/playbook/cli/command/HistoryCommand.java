package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.HistoryPrinter;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(mixinStandardHelpOptions = true, description = "Lists the runs, the newest first.")
final class HistoryCommand implements Callable<Integer> {
  private static final int USUAL = 20;

  private final Console console;
  @Mixin private StateOptions state = new StateOptions();

  @Option(names = "--target", paramLabel = "NAME", description = "only runs on this target")
  private @Nullable String target;

  @Option(names = "--all", description = "not only the newest " + USUAL)
  private boolean all;

  @Option(names = "-o", paramLabel = "FORMAT", description = "text or json (default: text)")
  private Format format = Format.TEXT;

  HistoryCommand(Console console) {
    this.console = console;
  }

  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    List<RecordedRun> runs =
        state.history().runs().stream()
            .filter(
                run -> Optional.ofNullable(target).map(run.started().target()::equals).orElse(true))
            .toList();
    List<RecordedRun> shown = all || runs.size() <= USUAL ? runs : runs.subList(0, USUAL);
    switch (format) {
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
